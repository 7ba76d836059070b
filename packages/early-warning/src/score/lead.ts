import type { Truth } from './truth.ts'

export type Lead = {
  onset_events: number
  onset_events_warned: number
  median_lead_days: number | null
}

/** Mondays at the start of the span whose events are not asked: a list must have had the time to warn. */
const warmUpDays = 84

/**
 * For onset events: how long the area had been in the top without a break, from its first Monday there
 * to the event. A list that never changes has long leads: read it beside the turnover.
 */
export function leadOf(
  { starts, isQuiet }: Truth,
  mondays: readonly number[],
  tops: readonly ReadonlySet<string>[],
): Lead {
  const [first, last] = [mondays[0] ?? 0, mondays.at(-1) ?? 0]
  const leads: number[] = []
  let events = 0
  for (const [area, days] of starts) {
    for (const day of days) {
      if (day < first + warmUpDays || day >= last + 7 || !isQuiet(area, day)) continue
      events += 1
      const now = Math.floor((day - first) / 7)
      if (!tops[now]?.has(area)) continue
      let since = now
      while (tops[since - 1]?.has(area)) since -= 1
      leads.push(day - (mondays[since] ?? day))
    }
  }
  leads.sort((a, b) => a - b)
  return {
    onset_events: events,
    onset_events_warned: leads.length,
    median_lead_days: leads[leads.length >> 1] ?? null,
  }
}
