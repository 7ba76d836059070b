import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Tally } from './play-tamper.ts'
import { playSeeds } from './play-tamper-shard.ts'
import {
  keepTamperResult,
  readTamperResults,
  seedsOf,
  tamperPlan,
  writeTamperFigures,
} from './tamper-shards.ts'

/**
 * `npm run tamper -- [--shards N] [--minutes N] [--workers N]`: plays the shards that nobody has
 * played yet, one on each core, and writes each down as soon as it is done. `--again N` plays shard N
 * once more; `--seed N` plays one seed, tells what came of it and writes nothing down.
 */
const { values } = parseArgs({
  options: {
    shards: { type: 'string' },
    minutes: { type: 'string' },
    workers: { type: 'string' },
    again: { type: 'string' },
    seed: { type: 'string' },
  },
})

if (values.seed !== undefined) {
  const tally = await playSeeds([Number(values.seed)])
  console.log(JSON.stringify(tally, null, 2))
  process.exitCode = isWrong(tally) ? 1 : 0
} else await playShards()

async function playShards(): Promise<void> {
  const until = Date.now() + Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000
  const commit = execFileSync('git', ['rev-parse', '--short=10', 'HEAD'], {
    encoding: 'utf8',
  }).trim()
  const left = shardsLeft()
  const playOn = async () => {
    const worker = new Worker(new URL('./play-tamper-shard.ts', import.meta.url))
    for (let shard = left.shift(); shard !== undefined; shard = left.shift()) {
      if (Date.now() > until) break
      worker.postMessage(seedsOf(shard))
      // as: what a worker answers to its seeds.
      const [tally] = (await once(worker, 'message')) as [Tally]
      keepTamperResult({ shard, ...tally, day: new Date().toISOString().slice(0, 10), commit })
      if (isWrong(tally)) process.exitCode = 1
      console.log(`shard ${shard}: ${JSON.stringify(tally)}`)
    }
    await worker.terminate()
  }
  const workers = Number(values.workers ?? availableParallelism())
  await Promise.all(Array.from({ length: workers }, playOn))
  writeTamperFigures()
}

function shardsLeft(): number[] {
  if (values.again !== undefined) return [Number(values.again)]
  const played = new Set(readTamperResults().map(({ shard }) => shard))
  return Array.from({ length: tamperPlan.shards }, (_, shard) => shard)
    .filter((shard) => !played.has(shard))
    .slice(0, Number(values.shards ?? tamperPlan.shards))
}

function isWrong({ made, found, falseAlarms, wrong }: Tally): boolean {
  return found < made || falseAlarms > 0 || wrong.length > 0
}
