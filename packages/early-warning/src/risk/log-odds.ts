import type { Day } from './harm-event.ts'
import type { Model, Term } from './model.ts'

/** Log-odds of every area on a Monday before the mission's own level is known. */
export function logOddsOf(
  { base, scale, terms }: Model,
  levels: (term: Term, monday: Day) => Float64Array,
  monday: Day,
  areas: number,
): Float64Array {
  const sum = new Float64Array(areas).fill(base)
  for (const term of terms) {
    const of = levels(term, monday)
    for (let a = 0; a < areas; a++) sum[a] = (sum[a] ?? 0) + part(term, of[a] ?? 0, scale)
  }
  return sum
}

/** What one term adds. */
export function part({ weight, most }: Term, level: number, scale: number): number {
  const adds = weight * Math.log1p(level / scale)
  return most === undefined ? adds : Math.min(adds, most)
}

export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
