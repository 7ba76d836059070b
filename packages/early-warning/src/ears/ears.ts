import { recurrenceDays } from '../scan/chance-of.ts'
import { studentTail } from './student-tail.ts'
import { thinned, type Usual, usualBefore, type WeekTotal } from './usual.ts'

/** One week's total of one area, held against the weeks before it. */
export type EarsReading = {
  readonly observed: number
  readonly usual: Usual
  /** Deviations above the mean (C1, C2), or what they add up to over three weeks (C3). */
  readonly score: number
  /** The most reports that are not unusual; for C3 given the two weeks before. */
  readonly threshold: number
  readonly isUnusual: boolean
  /**
   * By chance as many or more, given how few weeks the usual rests on: Student's law of a further value,
   * `(x − μ)/(σ √(1 + 1/n))` with n − 1 degrees of freedom. null for C3, whose law is not known.
   */
  readonly chance: number | null
  /** Days between two such alarms of one area where nothing is going on; null as `chance`. */
  readonly recurrenceDays: number | null
}

export type EarsOptions = {
  /** Share of the week's reports that has come in, from 0 (nothing is known) to 1. */
  readonly completeness?: number
  /** Reports a week, see {@link usualBefore}. */
  readonly smallestDeviation?: number
}

/**
 * One week in a thousand if the seven weeks were the whole truth; as they are seven, it is one in fifty
 * to one in sixty. The budget of alarms goes by {@link EarsReading.chance}.
 */
const oneInThousand = 3.090232306167813
/** One in forty. */
const oneInForty = 1.959963984540054

/**
 * C1: against the seven weeks before it. EARS (Hutwagner, Thompson, Seeman & Treadwell 2003, "The
 * bioterrorism preparedness and response Early Aberration Reporting System", J. Urban Health 80(2)
 * suppl. 1), with the limits of `earsC` in R surveillance (Salmon, Schumacher & Höhle 2016, J. Stat.
 * Softw. 70(10)) (SPEC EW-2).
 *
 * @param totals week after week
 * @param week which of them is asked about
 * @returns undefined where too little is known (SPEC EW-3)
 */
export function earsC1(totals: readonly WeekTotal[], week: number, options: EarsOptions = {}) {
  return reading(totals, week, 0, options)
}

/** C2: the same two weeks earlier, so that a slow rise is not taken for usual. */
export function earsC2(totals: readonly WeekTotal[], week: number, options: EarsOptions = {}) {
  return reading(totals, week, 2, options)
}

/**
 * C3: what exceeds one deviation in C2, added up over this week and the two before. Unlike `earsC` of R,
 * which leaves this week itself out of its alarm, it is counted here as Hutwagner et al. write it.
 */
export function earsC3(
  totals: readonly WeekTotal[],
  week: number,
  options: EarsOptions = {},
): EarsReading | undefined {
  const now = earsC2(totals, week, options)
  if (!now) return undefined
  const before = excessBefore(totals, week, options.smallestDeviation)
  const score = Math.max(0, now.score - 1) + before
  const { mean, deviation } = now.usual
  const threshold = mean + deviation * Math.max(0, 1 + oneInForty - before)
  const isUnusual = score > oneInForty
  return { ...now, score, threshold, isUnusual, chance: null, recurrenceDays: null }
}

/** What the two weeks before have already added to C3; a week of which nothing is known adds nothing. */
export function excessBefore(
  totals: readonly WeekTotal[],
  week: number,
  smallestDeviation = 1,
): number {
  return [week - 1, week - 2]
    .map((one) => earsC2(totals, one, { smallestDeviation })?.score ?? 0)
    .reduce((sum, score) => sum + Math.max(0, score - 1), 0)
}

function reading(
  totals: readonly WeekTotal[],
  week: number,
  lag: number,
  { completeness = 1, smallestDeviation = 1 }: EarsOptions,
): EarsReading | undefined {
  const observed = totals[week]
  const all = usualBefore(totals, week, lag, smallestDeviation)
  if (observed === undefined || observed === null || !all || !(completeness > 0)) return undefined
  const usual = thinned(all, Math.min(completeness, 1))
  const score = usual.deviation > 0 ? (observed - usual.mean) / usual.deviation : 0
  const threshold = usual.mean + oneInThousand * usual.deviation
  const chance = studentTail(score / Math.sqrt(1 + 1 / usual.weeks), usual.weeks - 1)
  const isUnusual = observed > threshold
  const recurs = recurrenceDays(chance)
  return { observed, usual, score, threshold, isUnusual, chance, recurrenceDays: recurs }
}
