import { type Grid, valueIn } from './grid.ts'
import type { Level } from './levels.ts'

/** Variance / mean of a week's reports, never below 1 (Poisson), and how sure that is (standard error). */
export type Dispersion = { readonly ratio: number; readonly error: number }

/**
 * Variance / mean of weekly reports around the level of their area, of all areas together: `Σ (x − m)² /
 * Σ m · n/(n − 1)` over the same weeks as the levels (moments; Cameron & Trivedi 1998, Regression
 * Analysis of Count Data, §3.2), with the standard error of a ratio from area to area (Cochran 1977,
 * Sampling Techniques, §6.4).
 */
export function dispersionOf(
  counts: Grid,
  completeness: Grid,
  levels: readonly Level[],
  lag: number,
): Dispersion {
  const weeks = counts.weeks - lag
  const sums = levels.map((level, area) => {
    const rate = level.weeks > 0 ? level.reports / level.weeks : 0
    let [squares, means] = [0, 0]
    for (let week = 0; week < weeks; week++) {
      const mean = rate * valueIn(completeness, week, area)
      if (mean > 0) {
        squares += (valueIn(counts, week, area) - mean) ** 2
        means += mean
      }
    }
    return { squares, means }
  })
  const means = sums.reduce((sum, one) => sum + one.means, 0)
  if (!(means > 0) || weeks < 2) return { ratio: 1, error: 0 }
  const ratio = sums.reduce((sum, one) => sum + one.squares, 0) / means
  const apart = sums.reduce((sum, one) => sum + (one.squares - ratio * one.means) ** 2, 0)
  return {
    ratio: Math.max(1, (ratio * weeks) / (weeks - 1)),
    error: Math.sqrt(apart) / means,
  }
}
