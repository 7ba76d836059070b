/** How much a list changes from one week to the next. */
export type Turnover = {
  /** Areas that were not on the list before, on average; null for fewer than two lists. */
  readonly newPerWeek: number | null
  /** The same as a share of the list. */
  readonly share: number | null
}

/**
 * A list that never changes has the longest lead times and tells nobody anything: lead time is never
 * shown without this (SPEC EW-18).
 *
 * @param lists areas on the list, week after week
 */
export function turnoverOf(lists: readonly (readonly string[])[]): Turnover {
  const changes = lists.slice(1).map((list, i) => {
    const before = new Set(lists[i])
    const fresh = list.filter((area) => !before.has(area)).length
    return { fresh, share: list.length > 0 ? fresh / list.length : 0 }
  })
  if (changes.length === 0) return { newPerWeek: null, share: null }
  const mean = (of: 'fresh' | 'share') =>
    changes.reduce((sum, change) => sum + change[of], 0) / changes.length
  return { newPerWeek: mean('fresh'), share: mean('share') }
}
