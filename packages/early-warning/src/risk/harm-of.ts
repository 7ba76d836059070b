import type { Victims, Violation } from '@tocsin/schema/events/bodies'
import { localDateOf } from '@tocsin/schema/primitives/local-date'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import type { Day, HarmEvent, Standing } from './harm-event.ts'
import { precursorOfReport } from './precursor-of.ts'

/** An incident as the mission's figures have it. */
export type CountedIncident = {
  readonly id: string
  readonly place: Place
  readonly occurred: OccurredAt
  readonly violations: readonly Violation[]
  /** What is happening, in one code, where no violation says it. */
  readonly what?: string | null
  readonly standing: Standing
  /** Milliseconds since 1970. */
  readonly knownAt: number
}

/** Dates within which a time must lie to be of use: a week. */
const vaguestDates = 7

/**
 * An incident as an event of the area that `areaOf` finds for its place; undefined when place or time
 * is too vague.
 */
export function harmOf(
  incident: CountedIncident,
  timeZone: string,
  areaOf: (place: Place) => string | undefined,
): HarmEvent | undefined {
  const { id, violations, standing, knownAt } = incident
  const found = whereAndWhen(incident, timeZone, areaOf)
  if (!found) return undefined
  const precursor = precursorOfReport(incident)
  return {
    id,
    ...found,
    known: dayOf(timeZone, knownAt),
    standing,
    civilianDeaths: civilianDeaths(violations, standing),
    ...(precursor && { precursor }),
  }
}

/** Undefined when place or time is too vague. */
export function whereAndWhen(
  { place, occurred }: Pick<CountedIncident, 'place' | 'occurred'>,
  timeZone: string,
  areaOf: (place: Place) => string | undefined,
): Pick<HarmEvent, 'area' | 'start' | 'end'> | undefined {
  const area = areaOf(place)
  if (area === undefined || occurred.precision === 'unknown') return undefined
  const start = dayOf(timeZone, utcMs(occurred.earliest))
  const end = dayOf(timeZone, utcMs(occurred.latest))
  return end - start < vaguestDates ? { area, start, end } : undefined
}

/** Days since 1970 of the date that the mission's calendar shows. */
export function dayOf(timeZone: string, ms: number): Day {
  return dayOfDate(localDateOf(timeZone, ms))
}

/** Days since 1970 of `YYYY-MM-DD`. */
export function dayOfDate(date: string): Day {
  return Date.parse(`${date}T00:00Z`) / 86_400_000
}

export function dateOfDay(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** Those of a data set only where it calls them civilians; the mission's own where nobody calls them combatants. */
function civilianDeaths(violations: readonly Violation[], standing: Standing): number {
  const isCivilian = ({ status }: Victims) =>
    standing === 'data_set' ? status === 'civilian' : status !== 'combatant'
  let deaths = 0
  for (const { type, count, victims } of violations) {
    if (type !== 'killing') continue
    if (victims)
      for (const one of victims.filter(isCivilian)) deaths += one.count.best ?? one.count.min
    else if (standing !== 'data_set') deaths += count?.best ?? count?.min ?? 0
  }
  return deaths
}
