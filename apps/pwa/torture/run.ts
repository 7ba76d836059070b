import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Kind, kinds, playShard, roundsPerShard, shardsOf } from './kinds.ts'
import { serveTorturePages } from './page-server.ts'
import { buildPowerCut, hasCompiler } from './power-cut.ts'
import { keepResult, readResults, writeFigures } from './results.ts'
import type { Difference } from './rounds.ts'
import { type Prepared, prepareTorn } from './torn.ts'

/**
 * `npm run torture -- [kill|power-cut|next-log|torn …] [--shards N] [--minutes N]`: plays shards that nobody
 * has played yet, one after the other, and writes each down as soon as it is done. Without a number
 * it goes on until all are. `--again N` plays shard N once more, whether it was played or not.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { shards: { type: 'string' }, minutes: { type: 'string' }, again: { type: 'string' } },
})
const asked = positionals.filter((name): name is Kind =>
  (kinds as readonly string[]).includes(name),
)
const wanted = asked.length > 0 ? asked : [...kinds]
const until = Date.now() + Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000
let left = Number(values.shards ?? Number.POSITIVE_INFINITY)

const output = (program: string, ...args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
const commit = output('git', 'rev-parse', '--short=10', 'HEAD')
const browser = output(process.env.TOCSIN_CHROMIUM ?? '/usr/bin/chromium', '--version')
  .split(' ')
  .slice(0, 2)
  .join(' ')

const powerCut = hasCompiler() ? buildPowerCut() : undefined
if (!powerCut) console.error('No C compiler (cc) here: power cuts are left out.')
const pages = await serveTorturePages()
let hasLost = false

let whole: Promise<Prepared> | undefined
const prepared = () => {
  whole ??= prepareTorn(pages, roundsPerShard.torn)
  return whole
}

/** The next shard of every kind in turn, so that whatever time there is covers all of them. */
function* shardsLeft(): Generator<{ kind: Kind; shard: number }> {
  const done = new Set(readResults().map(({ kind, shard }) => `${kind} ${shard}`))
  const again = values.again === undefined ? undefined : Number(values.again)
  const most = Math.max(...wanted.map(shardsOf))
  for (let shard = 0; shard < most; shard++) {
    for (const kind of wanted) {
      const isWanted = again === undefined ? !done.has(`${kind} ${shard}`) : shard === again
      const needsPower = kind === 'power-cut' || kind === 'next-log'
      if (shard < shardsOf(kind) && isWanted && (powerCut || !needsPower)) yield { kind, shard }
    }
  }
}

for (const { kind, shard } of shardsLeft()) {
  if (left-- <= 0 || Date.now() > until) break
  try {
    let difference: Difference | undefined
    const onDifference = (seen: Difference) => {
      difference ??= seen
    }
    const tally = await playShard({ pages, powerCut, prepared, kind, shard, onDifference })
    const day = new Date().toISOString().slice(0, 10)
    keepResult({ kind, shard, ...tally, day, commit, browser, difference })
    hasLost ||= tally.lost + tally.doubled + tally.torn > 0
    console.log(`${kind} ${shard}: ${JSON.stringify({ ...tally, difference })}`)
  } catch (thrown) {
    // A machine that is too busy to start a browser is no result: the shard is played again another time.
    console.error(`${kind} ${shard} came to no end: ${thrown}`)
  }
}
writeFigures()
await pages.stop()
powerCut?.end()
const made = await whole?.catch(() => undefined)
if (made) rmSync(made.profile, { recursive: true, force: true })
process.exitCode = hasLost ? 1 : 0
