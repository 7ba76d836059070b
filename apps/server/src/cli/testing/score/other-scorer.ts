import { execFileSync } from 'node:child_process'
import { dateOfDay } from '@tocsin/early-warning/risk/harm-of'
import type { Table } from '@tocsin/early-warning/score/score'
import type { ScoreOptions } from './score-options.ts'

/** The table of another scorer for the same files and the forecast as it was written. */
export function otherTable(
  { program, cells }: NonNullable<ScoreOptions['scorer']>,
  { events, mondays, horizon, minDeaths }: ScoreOptions,
  forecast: string,
): unknown {
  const args = {
    events: events.join(','),
    cells,
    forecast,
    from: dateOfDay(mondays[0] ?? 0),
    to: dateOfDay(mondays.at(-1) ?? 0),
    h: String(horizon),
    min: String(minDeaths),
  }
  const flags = Object.entries(args).flatMap(([name, value]) => [`--${name}`, value])
  const said = execFileSync(process.execPath, [program, ...flags], { encoding: 'utf8' })
  return JSON.parse(said)
}

const within = 1e-9

/** Where two tables differ by more than 10⁻⁹; names that one of them does not have differ too. */
export function unlike(table: Table, other: unknown): string[] {
  // What is no number comes out of JSON as null.
  return differences('', JSON.parse(JSON.stringify(table)), other)
}

function differences(path: string, a: unknown, b: unknown): string[] {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= within ? [] : [`${path}: ${a} here, ${b} there`]
  }
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    // as: only the values by their names are compared.
    const [ours, theirs] = [a as Record<string, unknown>, b as Record<string, unknown>]
    const names = new Set([...Object.keys(ours), ...Object.keys(theirs)])
    return [...names].flatMap((name) => differences(`${path}.${name}`, ours[name], theirs[name]))
  }
  return a === b ? [] : [`${path}: ${a} here, ${b} there`]
}
