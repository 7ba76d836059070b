import { type Grid, valueIn } from './grid.ts'

/** A slow average forgets half in a year, and does not know the last four weeks: what is asked about is not its own measure. */
export const halfLifeDays = 365
export const lagWeeks = 4

/** Weeks of knowledge (completeness added up) below which no level is known. */
export const leastWeeks = 8

/** What an area's reports of the past say of its rate, each week by its weight. */
export type Level = {
  /** Reports in the past, as many weeks of full weight would hold. */
  readonly reports: number
  /** As many weeks of full weight as the past is worth. */
  readonly weeks: number
}

/**
 * Exponentially weighted past of each area (EWMA, Roberts 1959, Technometrics 1(3)): `x̄ = Σ w x / Σ w c`
 * over weeks that ended at least `lag` weeks ago, with `w = 2^(−age/half-life)` and c what was known of
 * the week, worth `n = (Σ w c)² / Σ w² c` weeks. A week of which nothing is known (c = 0) is left out,
 * not taken for empty.
 *
 * @param completeness share of each week's reports that has come in
 */
export function levelsOf(
  counts: Grid,
  completeness: Grid,
  { halfLife = halfLifeDays, lag = lagWeeks }: { halfLife?: number; lag?: number } = {},
): Level[] {
  const last = counts.weeks - 1 - lag
  const weightOf = Array.from(
    { length: last + 1 },
    (_, week) => 0.5 ** ((7 * (last - week)) / halfLife),
  )
  return Array.from({ length: counts.areas }, (_, area) => {
    let [reports, known, squares] = [0, 0, 0]
    for (const [week, weight] of weightOf.entries()) {
      const c = valueIn(completeness, week, area)
      if (!(c > 0)) continue
      reports += weight * valueIn(counts, week, area)
      known += weight * c
      squares += weight * weight * c
    }
    const weeks = squares > 0 ? known ** 2 / squares : 0
    return { reports: known > 0 ? (reports / known) * weeks : 0, weeks }
  })
}

/** Everything is known. */
export function allKnown({ weeks, areas }: Grid): Grid {
  return { weeks, areas, values: new Float64Array(weeks * areas).fill(1) }
}
