import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Kind, kinds, roundsWanted, shardsOf } from './kinds.ts'
import { add, type Difference, noTally, type Tally } from './rounds.ts'

/** One shard that was played to its end: what came of it, when, of which code, in which browser. */
export type ShardResult = Tally & {
  kind: Kind
  shard: number
  day: string
  commit: string
  browser: string
  /** The first start that did not find all that it should. */
  difference?: Difference | undefined
}

const file = fileURLToPath(new URL('./results.jsonl', import.meta.url))
const figures = fileURLToPath(new URL('../../../docs/figures.md', import.meta.url))

export function readResults(): ShardResult[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line))
}

export function keepResult(result: ShardResult): void {
  appendFileSync(file, `${JSON.stringify(result)}\n`)
}

const names: Record<Kind, string> = {
  kill: 'kill -9 of the whole browser right after an acknowledged save, saves in flight',
  'power-cut': 'simulated power cut: only what was synced is left',
  'next-log':
    'the same just when the database begins its next log and the one before is in no table yet',
  torn: 'torn file: every byte offset of the last 4 KB, of the database’s log and of the journal',
}

/** The sum of all shards, as lines of the table in docs/figures.md. Of a shard that was played again the last result counts. */
export function tableOf(results: readonly ShardResult[]): string {
  const lines = kinds.map((kind) => {
    const ofKind = results.filter((each) => each.kind === kind)
    const own = [...new Map(ofKind.map((each) => [each.shard, each])).values()]
    const sum = own.reduce<Tally>((total, each) => add(total, pick(each)), noTally)
    const days = [...new Set(own.map(({ day }) => day))].sort()
    const commits = [...new Set(own.map(({ commit }) => commit))]
    return [
      names[kind],
      `${sum.rounds} of ${roundsWanted[kind]} (${own.length} of ${shardsOf(kind)} shards)`,
      sum.acknowledged,
      `**${sum.lost}**`,
      sum.doubled,
      sum.torn,
      sum.mended,
      sum.wiped,
      days.length > 1 ? `${days[0]} to ${days.at(-1)}` : (days[0] ?? ''),
      commits.join(', '),
    ].join(' | ')
  })
  return lines.map((line) => `| ${line} |`).join('\n')
}

function pick(result: ShardResult): Tally {
  const { rounds, acknowledged, lost, doubled, torn, mended, wiped } = result
  return { rounds, acknowledged, lost, doubled, torn, mended, wiped }
}

const begin = '<!-- torture: written by npm run torture -->'
const end = '<!-- end of torture -->'

export function writeFigures(): void {
  const page = readFileSync(figures, 'utf8')
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (after === undefined)
    throw new Error('docs/figures.md has no place for the figures of torture')
  const head = [
    '| what | rounds | saves acknowledged | lost | doubled | gaps in chain or journal | starts that mended | of them with the whole database gone | day | commit |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  ].join('\n')
  writeFileSync(figures, `${before}${begin}\n${head}\n${tableOf(readResults())}\n${end}${after}`)
}
