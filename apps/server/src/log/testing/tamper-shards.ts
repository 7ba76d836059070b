import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mutationKinds } from './mutate-log.ts'
import { noTally, type Tally } from './play-tamper.ts'

/** 10,000 mutations and 10,000 clean states in shards of 20 seeds, which one worker plays in about half a minute. */
export const tamperPlan = { shards: 25, seedsPerShard: 20, pushes: 20, mutations: 20 } as const

export function seedsOf(shard: number): number[] {
  const { seedsPerShard } = tamperPlan
  return Array.from({ length: seedsPerShard }, (_, at) => shard * seedsPerShard + at + 1)
}

/** A shard that was played to its end: what came of it, when, of which code. */
export type TamperResult = Tally & { shard: number; day: string; commit: string }

const file = fileURLToPath(new URL('./tamper-results.jsonl', import.meta.url))
const figures = fileURLToPath(new URL('../../../../../docs/figures.md', import.meta.url))

export function readTamperResults(): TamperResult[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line))
}

export function keepTamperResult(result: TamperResult): void {
  appendFileSync(file, `${JSON.stringify(result)}\n`)
}

export function addTally(total: Tally, one: Tally): Tally {
  const byKind = noTally().byKind
  for (const kind of mutationKinds) byKind[kind] = total.byKind[kind] + one.byKind[kind]
  return {
    made: total.made + one.made,
    found: total.found + one.found,
    foundUnpinned: total.foundUnpinned + one.foundUnpinned,
    byKind,
    clean: total.clean + one.clean,
    falseAlarms: total.falseAlarms + one.falseAlarms,
    wrong: [...total.wrong, ...one.wrong],
  }
}

/** The sum of all shards as lines of a table; of a shard that was played again the last result counts. */
export function tamperTable(results: readonly TamperResult[]): string {
  const own = [...new Map(results.map((each) => [each.shard, each])).values()]
  const sum = own.reduce<Tally>(addTally, noTally())
  const wanted = tamperPlan.shards * tamperPlan.seedsPerShard
  const days = [...new Set(own.map(({ day }) => day))].sort()
  const rows: [string, string][] = [
    [
      'shards played',
      `${own.length} of ${tamperPlan.shards} (${days.join(', ')}; commits ${[...new Set(own.map(({ commit }) => commit))].join(', ')})`,
    ],
    [
      `mutations made (of ${wanted * tamperPlan.mutations}) / found`,
      `${sum.made} / **${sum.found}**`,
    ],
    [
      'made of each kind',
      mutationKinds.map((kind) => `${kind.replace('_', ' ')} ${sum.byKind[kind]}`).join(', '),
    ],
    ['of these found without any pinned head', `${sum.foundUnpinned}`],
    [
      `clean states (of ${wanted * tamperPlan.pushes}) / false alarms`,
      `${sum.clean} / **${sum.falseAlarms}**`,
    ],
  ]
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n')
}

const begin = '<!-- tamper: written by npm run tamper -->'
const end = '<!-- end of tamper -->'

export function writeTamperFigures(): void {
  const page = readFileSync(figures, 'utf8')
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (after === undefined) throw new Error('docs/figures.md has no place for the figures of tamper')
  const head = '| measured | result |\n| --- | --- |'
  const table = tamperTable(readTamperResults())
  writeFileSync(figures, `${before}${begin}\n${head}\n${table}\n${end}${after}`)
}
