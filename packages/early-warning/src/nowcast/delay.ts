import { countedAt, type OccurredAt } from '@tocsin/schema/primitives/occurred'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'

export const dayMs = 86_400_000

/** How late one report came, and how late it could have come and still be here. Whole days. */
export type Delay = { readonly days: number; readonly possible: number }

/** A date less exact than that tells nothing of how late its report came. */
const widestDays = 7
/** "Today" is written before today is over; a report further ahead of its event has a wrong clock. */
const earliestDays = -2

/**
 * From what happened to when headquarters had it: `received − latest`. Undefined where the date is
 * unknown, a week or more wide, or later than the report itself (SPEC EW-7).
 *
 * @param receivedMs, nowMs by the server's clock
 */
export function delayOf(
  occurred: OccurredAt,
  receivedMs: number,
  nowMs: number,
): Delay | undefined {
  const at = countedAt(occurred)
  if (at === undefined || occurred.precision === 'unknown') return undefined
  const latest = utcMs(at)
  if (latest - utcMs(occurred.earliest) >= widestDays * dayMs) return undefined
  const days = Math.floor((receivedMs - latest) / dayMs)
  if (days < earliestDays || receivedMs > nowMs) return undefined
  return { days: Math.max(0, days), possible: Math.max(0, Math.floor((nowMs - latest) / dayMs)) }
}
