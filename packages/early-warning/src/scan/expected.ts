import { dispersionOf } from './dispersion.ts'
import { type Grid, valueIn } from './grid.ts'
import { lagWeeks, leastWeeks, levelsOf } from './levels.ts'
import type { Chance, Doubt } from './null-model.ts'

/** What is expected, and how sure that is. */
export type ExpectedNow = Chance & { readonly doubt: Doubt }

/** Areas are told apart by no more than the shape of 0.05 and by no less than that of 50. */
const [leastShape, mostShape] = [0.05, 50]

/**
 * What each area should bring in the last weeks, and how sure that is: its own past, drawn towards what
 * areas of the mission have in common the less past it has (gamma-Poisson shrinkage: Clayton & Kaldor
 * 1987, Biometrics 43(3); its law by moments as Marshall 1991, Applied Statistics 40(2)). So an area in
 * which nothing was ever reported expects little, never nothing (SPEC EW-4).
 *
 * @returns undefined where fewer than eight weeks are known: nothing can be unexpected yet
 */
export function expectedNow(
  counts: Grid,
  completeness: Grid,
  windows = lagWeeks,
): ExpectedNow | undefined {
  const { areas } = counts
  const lag = Math.max(lagWeeks, windows)
  const levels = levelsOf(counts, completeness, { lag })
  const most = levels.reduce((weeks, level) => Math.max(weeks, level.weeks), 0)
  if (most < leastWeeks) return undefined
  const { ratio: dispersion, error } = dispersionOf(counts, completeness, levels, lag)
  const [reports, weeks] = levels.reduce(
    ([r, w], level) => [r + level.reports / dispersion, w + level.weeks / dispersion],
    [0, 0],
  )
  // Half a report keeps a mission without any from being certain that there will be none.
  const mean = (reports + 0.5) / weeks
  const between = levels.reduce(
    (sum, level) =>
      sum + (level.weeks > 0 ? level.weeks * (level.reports / level.weeks - mean) ** 2 : 0),
    0,
  )
  const spread = between / (weeks * dispersion) - (mean * areas) / weeks
  const shape = Math.min(
    Math.max(spread > 0 ? mean ** 2 / spread : mostShape, leastShape),
    mostShape,
  )
  const sureness = new Float64Array(areas)
  const expected = new Float64Array(areas * windows)
  for (const [area, level] of levels.entries()) {
    const sure = shape + level.reports / dispersion
    const rate = sure / (shape / mean + level.weeks / dispersion)
    sureness[area] = sure
    for (let back = 0; back < windows; back++) {
      const c = valueIn(completeness, completeness.weeks - 1 - back, area)
      expected[back * areas + area] = rate * c
    }
  }
  const doubt = { dispersion: error / dispersion, level: 1 / Math.sqrt(reports + 0.5) }
  return { expected, areas, windows, sureness, dispersion, doubt }
}
