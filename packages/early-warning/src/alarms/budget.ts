/** What is asked of people's attention: how rare an alarm must be by chance. */
export type Budget = {
  /** An alarm that chance brings more often is not shown. */
  readonly recurrenceDays: number
  /** More than so many are not shown at once, the rarest first. */
  readonly most: number
}

/** One false alarm a year from a scan that is run every week: p ≤ 7/365. */
export const defaultBudget: Budget = { recurrenceDays: 365, most: 5 }

export type Budgeted<T> = {
  readonly shown: readonly T[]
  /** Rare enough, but over the number: listed under the shown ones, never lost. */
  readonly over: readonly T[]
}

/** Alarms that a budget lets through, the rarest first (SPEC EW-15). */
export function withinBudget<T extends { readonly recurrenceDays: number }>(
  alarms: readonly T[],
  { recurrenceDays, most }: Budget = defaultBudget,
): Budgeted<T> {
  const rare = alarms
    .filter((alarm) => alarm.recurrenceDays >= recurrenceDays)
    .sort((a, b) => b.recurrenceDays - a.recurrenceDays)
  return { shown: rare.slice(0, most), over: rare.slice(most) }
}
