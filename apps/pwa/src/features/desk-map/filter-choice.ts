import type { MapFilter } from '@tocsin/schema/desk/map-filter'
import type { MapRow } from '@tocsin/schema/desk/map-row'
import { type AreaId, parseScopeId } from '@tocsin/schema/primitives/ids'
import { addDays, localDateOf, startOfLocalDate } from '@tocsin/schema/primitives/local-date'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'

export type TimeChoice = '7' | '30' | '90' | 'all' | 'between'

/** What the analyst chose, in the words of the screen. Kept in memory only: never in an address. */
export type FilterChoice = {
  kinds: readonly ('incident' | 'threat')[]
  countedAs: readonly ('verified' | 'unverified')[]
  withExercises: boolean
  time: TimeChoice
  /** Local dates of the mission, for `between`. */
  from: string
  to: string
  areas: readonly AreaId[]
  what: readonly string[]
}

export const firstChoice: FilterChoice = {
  kinds: ['incident', 'threat'],
  countedAs: ['verified', 'unverified'],
  withExercises: false,
  time: '30',
  from: '',
  to: '',
  areas: [],
  what: [],
}

/** The question to the server. Kinds and findings are narrowed here, so that touching a chip costs no round trip. */
export function choiceToFilter(choice: FilterChoice, now: number, timeZone: string): MapFilter {
  const { areas, what, withExercises } = choice
  return {
    ...timeOf(choice, now, timeZone),
    ...(areas.length > 0 && { areas: [...areas] }),
    ...(what.length > 0 && { what: [...what] }),
    ...(withExercises && { withExercises }),
  }
}

function timeOf({ time, from, to }: FilterChoice, now: number, timeZone: string) {
  if (time === 'all') return {}
  if (time === 'between') {
    return {
      ...(from && { from: utcMinute(startOfLocalDate(timeZone, from)) }),
      ...(to && { to: utcMinute(startOfLocalDate(timeZone, to, 1) - 60_000) }),
    }
  }
  // Whole days of the mission, so that the question stays the same until midnight.
  const first = addDays(localDateOf(timeZone, now), 1 - Number(time))
  return { from: utcMinute(startOfLocalDate(timeZone, first)) }
}

/** Whether a row of the answer is shown under the choice. An exercise is in neither column. */
export function isShown(choice: FilterChoice, { kind, countedAs, exercise }: MapRow): boolean {
  if (!choice.kinds.includes(kind)) return false
  if (kind === 'threat' || exercise) return true
  if (countedAs !== null) return choice.countedAs.includes(countedAs)
  // Rejected and withdrawn: looked at only while nothing is narrowed.
  return choice.countedAs.length === 2
}

/** How many of the panel's questions narrow the picture. */
export function narrowings({ areas, what, time }: FilterChoice): number {
  return Number(areas.length > 0) + Number(what.length > 0) + Number(time !== 'all')
}

export function areaOf({ scope }: Pick<MapRow, 'scope'>): AreaId {
  return parseScopeId(scope).area
}
