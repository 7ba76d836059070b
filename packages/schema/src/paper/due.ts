import { utcMinute, utcMs } from '../primitives/utc-minute.ts'
import { previousWeek, type Week, type WeekRule, weekOf } from '../primitives/week.ts'

/**
 * The week that is over and of which nobody has drafted a paper (SPEC SP-20). `now` and `since`, when
 * the mission's log begins, in ms since 1970; `drafted` = first dates of weeks that have one.
 */
export function paperDue(
  rule: WeekRule,
  { now, since, drafted }: { now: number; since: number | null; drafted: readonly string[] },
): Week | undefined {
  const week = previousWeek(rule, weekOf(rule, utcMinute(now)))
  const isOlder = since === null || since >= utcMs(week.end)
  return isOlder || drafted.includes(week.firstDate) ? undefined : week
}
