import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Warning } from '@tocsin/schema/warning/state'
import type { Day } from '../risk/harm-event.ts'
import { dateOfDay, dayOfDate } from '../risk/harm-of.ts'

/** An incident as a warning is judged by it. */
export type Happened = {
  readonly id: RecordId
  /** Its cell and its area of responsibility, as far as they are known. */
  readonly areas: readonly string[]
  readonly start: Day
  readonly civilianDeaths: number
}

/** Days that are waited for late reports before it is said that a warning did not come true. */
export const waitDays = 28
/** So long after its time was over a late incident still judges again. */
export const judgedForDays = 365

export type Judgement = { cameTrue: boolean; incident?: RecordId; on: string }

/**
 * Whether a warning came true: an incident in which a civilian was killed, in one of the areas that it
 * named, from the day after what it was found in up to its horizon. Whether it was dismissed or followed
 * changes nothing. That it did not is said four weeks later, when what comes late has mostly come
 * (SPEC EW-20).
 *
 * @param today everything that was known before this day is in `happened`
 * @returns undefined while nothing new can be said
 */
export function judgementOf(
  { found, end }: Pick<Warning, 'found' | 'end'>,
  happened: readonly Happened[],
  today: Day,
): Judgement | undefined {
  if (end?.cameTrue) return undefined
  const first = dayOfDate(found.to) + 1
  const last = first + found.horizon - 1
  if (today > last + judgedForDays) return undefined
  const [hit] = happened
    .filter(({ areas, start, civilianDeaths }) => {
      const isIn = start >= first && start <= last && start < today
      return isIn && civilianDeaths > 0 && areas.some((area) => found.areas.includes(area))
    })
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
  if (hit) return { cameTrue: true, incident: hit.id, on: dateOfDay(hit.start) }
  const isOver = end === null && today > last + waitDays
  return isOver ? { cameTrue: false, on: dateOfDay(last) } : undefined
}
