import { rarestTold, recurrenceDays } from '../scan/chance-of.ts'
import { dispersionOf } from '../scan/dispersion.ts'
import { type Grid, valueIn } from '../scan/grid.ts'
import { allKnown, lagWeeks, leastWeeks, levelsOf } from '../scan/levels.ts'
import { chanceOfAtLeast } from './at-least.ts'
import type { Pattern } from './signal.ts'
import type { PatternWeeks } from './weekly.ts'

/** A pattern of threats that is reported more often than before, in the whole mission. */
export type RisingPattern = {
  readonly pattern: Pattern
  /** Reports of the last four weeks, and how many its own past would have brought. */
  readonly observed: number
  readonly expected: number
  /** By chance at least so many in any of the patterns that were looked at. */
  readonly chance: number
  readonly recurrenceDays: number
}

/** A single report is a report; from two on it can be a pattern. */
const fewestReports = 2

/**
 * Patterns that rise, the rarest first: the last four weeks against the slow average before them
 * (`levelsOf`), with a chance that is as wide as that average is doubtful and as its weeks differ. The
 * chance is multiplied by the number of patterns (Bonferroni), because all of them were looked at
 * (SPEC EW-13).
 *
 * @param completeness share of reports that has come in, of the last four weeks
 */
export function risingPatterns(
  patterns: readonly PatternWeeks[],
  completeness = 1,
): RisingPattern[] {
  return patterns
    .flatMap(({ pattern, counts }) => {
      const whole = missionWeeks(counts)
      const [level] = levelsOf(whole, allKnown(whole))
      const observed = lastWeeks(whole)
      if (!level || level.weeks < leastWeeks || observed < fewestReports) return []
      const { ratio } = dispersionOf(whole, allKnown(whole), [level], lagWeeks)
      // Half a report: what was never seen before is rare, not impossible.
      const rate = (level.reports + 0.5) / level.weeks
      const expected = rate * lagWeeks * Math.min(Math.max(completeness, 0), 1)
      const past = (level.reports + 0.5) / ratio
      const shape = ratio > 1 ? 1 / (1 / past + (ratio - 1) / Math.max(expected, 1e-9)) : past
      const own = chanceOfAtLeast(observed, expected, shape)
      const chance = Math.min(1, own * patterns.length)
      if (observed <= expected) return []
      const shown = Math.max(chance, rarestTold)
      return [{ pattern, observed, expected, chance: shown, recurrenceDays: recurrenceDays(shown) }]
    })
    .sort((a, b) => a.chance - b.chance)
}

function missionWeeks(counts: Grid): Grid {
  const values = Float64Array.from({ length: counts.weeks }, (_, week) => {
    let sum = 0
    for (let area = 0; area < counts.areas; area++) sum += valueIn(counts, week, area)
    return sum
  })
  return { weeks: counts.weeks, areas: 1, values }
}

function lastWeeks(whole: Grid): number {
  return whole.values.slice(-lagWeeks).reduce((sum, n) => sum + n, 0)
}
