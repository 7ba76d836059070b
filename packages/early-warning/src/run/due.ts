import { utcMinute, utcMs } from '@tocsin/schema/primitives/utc-minute'
import { type WeekRule, weekOf } from '@tocsin/schema/primitives/week'

/**
 * Whether a run is owed: none was made since the mission's week began. A server that was off over that
 * moment makes it up when it starts, once (SPEC EW-19).
 *
 * @param lastMs the moment of the last run that was owed; null when there was none
 */
export function isRunDue(rule: WeekRule, lastMs: number | null, nowMs: number): boolean {
  return lastMs === null || lastMs < utcMs(weekOf(rule, utcMinute(nowMs)).start)
}
