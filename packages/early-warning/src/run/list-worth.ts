import type { Area } from '../areas/area.ts'
import { forecastBy } from '../risk/forecast-by.ts'
import type { Day, HarmEvent } from '../risk/harm-event.ts'
import type { Question, WeeklyRisk } from '../risk/weekly-risk.ts'
import { scoreForecast } from '../score/score.ts'
import { type ShareInterval, shareInterval } from '../share-interval.ts'

/** Lists of the past, each made anew from what was known when it would have been made. */
export type ListWorth = {
  /** How many lists. */
  readonly lists: number
  /** Areas and weeks in which it came true, and how many of them were among the first twenty. */
  readonly found: ShareInterval
  /** Places of the lists, and in how many of them it came true. */
  readonly right: ShareInterval
  /** Those that came where it had been quiet for 180 days. */
  readonly onsets: ShareInterval
  /** How many of twenty areas were not on the list a week before. */
  readonly newPerWeek: number | null
  /** Days from an onset's area coming on the list to the event; half had more. Read beside `newPerWeek`. */
  readonly medianLeadDays: number | null
}

/** Lists that a year has. */
const weeks = 52
const places = 20

export type ListsOf = {
  areas: readonly Area[]
  events: readonly HarmEvent[]
  riskOn: (monday: Day) => WeeklyRisk
}

/**
 * What the lists of the last year would have been worth, held against what is known by now. Only weeks
 * whose time is over, and that began when something was known.
 */
export function listWorth(
  { areas, events, riskOn }: ListsOf,
  today: Day,
  { horizon, minDeaths }: Question,
): ListWorth {
  const first = events.reduce((day, { known }) => Math.min(day, known), today)
  const mondays = Array.from({ length: weeks }, (_, ago) => today - horizon - 7 * ago)
    .filter((monday) => monday > first)
    .reverse()
  if (mondays.length === 0) return nothing
  const forecast = forecastBy(areas, riskOn, mondays)
  const task = { areas: areas.map(({ id }) => id), mondays, horizon, minDeaths }
  const table = scoreForecast(forecast, events, task)
  const of = (share: number, all: number) =>
    shareInterval(Math.round((Number.isNaN(share) ? 0 : share) * all), all)
  return {
    lists: mondays.length,
    found: of(table['recall@20'], table.positives),
    right: of(table['precision@20'], mondays.length * Math.min(places, areas.length)),
    onsets: of(table['onset_recall@20'], table.onsets),
    newPerWeek: mondays.length > 1 ? table.new_in_top20_per_week : null,
    medianLeadDays: table.median_lead_days,
  }
}

const none = shareInterval(0, 0)
const nothing: ListWorth = {
  lists: 0,
  found: none,
  right: none,
  onsets: none,
  newPerWeek: null,
  medianLeadDays: null,
}
