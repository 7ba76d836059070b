/** A week's total, or null when nothing is known of it. */
export type WeekTotal = number | null

/** What weeks before show as usual, in reports a week. */
export type Usual = {
  readonly mean: number
  readonly deviation: number
  /** Weeks that they rest on. */
  readonly weeks: number
}

/** Weeks that EARS compares with, and how many of them must be known. */
export const baselineWeeks = 7
export const leastKnownWeeks = 5

/**
 * Mean and sample deviation of the seven weeks that end `lag` weeks before `week`; undefined when fewer
 * than five of them are known: nothing is called unusual against nothing.
 *
 * @param smallestDeviation what a week varies by at least, so that one report after seven empty weeks is
 *   no certainty (`minSigma` of `earsC` in R surveillance)
 */
export function usualBefore(
  totals: readonly WeekTotal[],
  week: number,
  lag: number,
  smallestDeviation: number,
): Usual | undefined {
  const first = week - lag - baselineWeeks
  if (first < 0) return undefined
  const known = totals.slice(first, week - lag).filter((total) => total !== null)
  if (known.length < leastKnownWeeks) return undefined
  const mean = known.reduce((sum, total) => sum + total, 0) / known.length
  const squares = known.reduce((sum, total) => sum + (total - mean) ** 2, 0)
  const deviation = Math.max(Math.sqrt(squares / (known.length - 1)), smallestDeviation)
  return { mean, deviation, weeks: known.length }
}

/**
 * The same of a week of which only the share `completeness` has come in: each report is there or not by
 * itself (binomial thinning), so the mean is times c and the variance `c²·σ² + c(1 − c)·μ`.
 */
export function thinned({ mean, deviation, weeks }: Usual, completeness: number): Usual {
  const variance = (completeness * deviation) ** 2 + completeness * (1 - completeness) * mean
  return { mean: mean * completeness, deviation: Math.sqrt(variance), weeks }
}
