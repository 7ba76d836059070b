import { existsSync, readFileSync } from 'node:fs'
import { type Grid, gridOf } from '../scan/grid.ts'

/** Kept with the package; never edited. */
export const oracleFolder = new URL('../../fixtures/oracle/', import.meta.url)

/** Where the case lies whose files belong to others: beside the repository or beside its worktrees. */
const outside = ['../../../../../shared/', '../../../../../../shared/']
  .map((path) => new URL(`${path}early-warning/oracle/`, import.meta.url))
  .find((folder) => existsSync(folder))

export type Method = 'ebp' | 'pbp'
export type Scored = { zone: readonly number[]; weeks: number; score: number }
export type OracleCase = {
  counts: Grid
  baselines: Grid
  places: readonly (readonly number[])[]
  zones: readonly (readonly number[])[]
  scores(method: Method): Scored[]
}

/** Rows of a file without its header, cells without their quotes. */
export function readTable(folder: URL, name: string): string[][] {
  const [, ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split('\n')
  return lines.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
}

const numbers = (folder: URL, name: string) => readTable(folder, name).map((row) => row.map(Number))

/** Areas are counted from 0 here, from 1 in the files. Undefined where C is not there. */
export function oracleCase(id: 'A' | 'B' | 'C'): OracleCase | undefined {
  const folder = id === 'C' ? outside : oracleFolder
  if (!folder) return undefined
  const zones = readTable(folder, `${id}_zones.csv`).map(([, members = '']) =>
    members.split(' ').map((member) => Number(member) - 1),
  )
  return {
    counts: gridOf(numbers(folder, `${id}_counts.csv`)),
    baselines: gridOf(numbers(folder, `${id}_baselines.csv`)),
    places: numbers(folder, `${id}_locations.csv`).map((row) => row.slice(1)),
    zones,
    scores: (method) =>
      numbers(folder, `${id}_${method}_scores.csv`).map(([zone = 0, weeks = 0, score = 0]) => ({
        zone: zones[zone - 1] ?? [],
        weeks,
        score,
      })),
  }
}
