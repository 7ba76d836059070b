/** Years that are looked back on, of 52 weeks each. */
const seasonYears = 3
const yearWeeks = 52
/** Weeks before and after the same week of earlier years that are taken for the same season. */
const halfWindow = 3
/** Periods of a year: the one that is asked of, and nine that share what lies between. */
export const periods = 10
/** What was reported in the last half year does not say what is usual. */
const recentWeeks = 26

/** Weeks that must be known before the one that is asked of. */
export const weeksBefore = seasonYears * yearWeeks + halfWindow

export type ReferenceWeek = {
  /** Counted as the weeks asked of. */
  readonly week: number
  /** 0 for the season that is asked of, else 1 to 9 in the order of the year. */
  readonly period: number
}

/** The same week of earlier years, the latest first, each with three weeks before and after. */
export function sameSeason(week: number): number[][] {
  return Array.from({ length: seasonYears }, (_, year) => {
    const first = week - (year + 1) * yearWeeks - halfWindow
    return Array.from({ length: 2 * halfWindow + 1 }, (_, i) => first + i)
  })
}

/**
 * The weeks that say what is usual, the earliest first, and the period of the year that each lies in. What
 * is left of a year between the windows is shared by nine periods, the first of them a week longer where
 * it does not come out even (Noufaily et al. 2013, §3.3).
 */
export function referenceWeeks(week: number): ReferenceWeek[] {
  const [window, between] = [2 * halfWindow + 1, yearWeeks - 2 * halfWindow - 1]
  const [length, longer] = [Math.floor(between / (periods - 1)), between % (periods - 1)]
  const periodOf = (into: number) => {
    if (into < window) return 0
    const past = into - window
    const inLonger = longer * (length + 1)
    return past < inLonger
      ? 1 + Math.floor(past / (length + 1))
      : 1 + longer + Math.floor((past - inLonger) / length)
  }
  const count = weeksBefore - recentWeeks
  return Array.from({ length: count }, (_, i) => ({
    week: week - weeksBefore + i,
    period: periodOf(i % yearWeeks),
  }))
}
