import type { Columns } from './least-squares.ts'
import { fitLogLinear, type LogLinear } from './log-linear.ts'
import { outbreakWeights } from './past-outbreaks.ts'
import {
  periods,
  type ReferenceWeek,
  referenceWeeks,
  sameSeason,
  weeksBefore,
} from './reference-weeks.ts'
import { upperBound } from './upper-bound.ts'

/**
 * A week passes what is usual with this chance if the mean and the dispersion were what was estimated. As
 * they are not, up to one week in fifty does where nothing changes.
 */
const alpha = 0.01
/** Fewer reports in the same season of three years say nothing of the fourth. */
const fewestReports = 5

export type SeasonUsual = {
  /** Reports that the same season of earlier years lets expect. */
  readonly expected: number
  /** Up to so many are usual. */
  readonly upper: number
}

/**
 * What the same season of the last three years lets expect of a week: Farrington's method as Noufaily et
 * al. made it flexible (Farrington, Andrews, Beale & Catchpole 1996, JRSS A 159(3), 547–563; Noufaily,
 * Enki, Farrington, Garthwaite, Andrews & Charlett 2013, Statistics in Medicine 32(7), 1206–1222). A level
 * for each of ten periods of the year and a trend, unless that leads above all that ever was; past
 * outbreaks count less, the last half year not at all (SPEC EW-23).
 *
 * @param totals reports by week, each known; earlier weeks first
 * @param share share of the week that has come in, above 0 up to 1
 * @returns undefined where fewer than 159 weeks before are known, where one of the three years has no
 *   report in that season or all have fewer than five, or where the fit does not settle
 */
export function seasonUsual(
  totals: readonly number[],
  week: number,
  share = 1,
): SeasonUsual | undefined {
  if (week < weeksBefore) return undefined
  const sums = sameSeason(week).map((weeks) =>
    weeks.reduce((sum, at) => sum + (totals[at] ?? 0), 0),
  )
  const reports = sums.reduce((sum, one) => sum + one, 0)
  if (sums.some((sum) => sum === 0) || reports < fewestReports) return undefined
  const reference = referenceWeeks(week)
  const counts = Float64Array.from(reference, (at) => totals[at.week] ?? 0)
  const model = withTrend(reference, counts, week) ?? withoutTrend(reference, counts)
  if (!model) return undefined
  const upper = upperBound(model.expected, model.dispersion, share, 1 - alpha)
  return { expected: model.expected * share, upper }
}

type Model = { readonly expected: number; readonly dispersion: number }

function withTrend(
  reference: readonly ReferenceWeek[],
  counts: Float64Array,
  week: number,
): Model | undefined {
  const first = reference[0]?.week ?? 0
  const trend = Float64Array.from(reference, (at) => at.week - first)
  const fit = fitTwice([...levels(reference), trend], counts)
  if (!fit) return undefined
  const [level = 0, slope = 0] = [fit.coefficients[0], fit.coefficients[periods]]
  const expected = Math.exp(level + slope * (week - first))
  return expected <= Math.max(...counts) ? { expected, dispersion: fit.dispersion } : undefined
}

function withoutTrend(reference: readonly ReferenceWeek[], counts: Float64Array) {
  const fit = fitTwice(levels(reference), counts)
  return fit && { expected: Math.exp(fit.coefficients[0] ?? 0), dispersion: fit.dispersion }
}

/** The second time with less weight on what stood out the first time. */
function fitTwice(columns: Columns, counts: Float64Array): LogLinear | undefined {
  const alike = fitLogLinear(columns, counts, new Float64Array(counts.length).fill(1))
  return alike && fitLogLinear(columns, counts, outbreakWeights(counts, alike))
}

function levels(reference: readonly ReferenceWeek[]): Columns {
  return Array.from({ length: periods }, (_, period) =>
    Float64Array.from(reference, (at) => (at.period === period ? 1 : 0)),
  )
}
