import type { Day } from './harm-event.ts'
import { type Field, isKnown } from './levels.ts'
import { isCivilian } from './model.ts'

/** Days without a known civilian death after which an area is quiet, and the next one an onset. */
export const quietDays = 180

/** For every area whether it is quiet on a Monday, as known then. */
export function quietAreas({ areas, placed }: Field, monday: Day): boolean[] {
  const isQuiet = Array<boolean>(areas).fill(true)
  for (const { event, at } of placed) {
    const isLate = isCivilian(event) && event.end >= monday - quietDays
    if (isLate && isKnown(event, monday)) isQuiet[at] = false
  }
  return isQuiet
}
