import * as z from 'zod/mini'
import {
  addDays,
  isoWeekday,
  LocalDate,
  localDateOf,
  startOfLocalDate,
  TimeZone,
} from './local-date.ts'
import { utcMinute, utcMs } from './utc-minute.ts'

/** What a mission calls a week: its first day (ISO 8601, Monday is 1) and the zone of its midnight. */
export const WeekRule = z.object({
  startsOn: z.literal([1, 2, 3, 4, 5, 6, 7]),
  timeZone: TimeZone,
})
export type WeekRule = z.infer<typeof WeekRule>

/** From `start` up to but without `end` (UTC minutes); `firstDate` and `lastDate` are the local dates of its seven days. */
export const Week = z.object({
  start: z.string(),
  end: z.string(),
  firstDate: LocalDate,
  lastDate: LocalDate,
  label: z.string(),
})
export type Week = z.infer<typeof Week>

/** The week in which a moment (`YYYY-MM-DDTHH:mmZ`) lies. RangeError when it is no such moment (SPEC PR-13). */
export function weekOf(rule: WeekRule, minute: string): Week {
  const ms = utcMs(minute)
  if (Number.isNaN(ms)) throw new RangeError(`${minute} is not a moment YYYY-MM-DDTHH:mmZ`)
  const week = weekStarting(rule, localDateOf(rule.timeZone, ms))
  // Where clocks go back across midnight the first coming of a date lies before its start.
  return utcMs(week.start) > ms ? previousWeek(rule, week) : week
}

/** The week that starts on this local date, or the one that contains it when it is not a first day. */
export function weekStarting(rule: WeekRule, date: string): Week {
  const firstDate = addDays(date, -((isoWeekday(date) - rule.startsOn + 7) % 7))
  return {
    start: utcMinute(startOfLocalDate(rule.timeZone, firstDate)),
    end: utcMinute(startOfLocalDate(rule.timeZone, firstDate, 7)),
    firstDate,
    lastDate: addDays(firstDate, 6),
    label: rule.startsOn === 1 ? isoWeekLabel(firstDate) : firstDate,
  }
}

export function previousWeek(rule: WeekRule, week: Week): Week {
  return weekStarting(rule, addDays(week.firstDate, -7))
}

export function nextWeek(rule: WeekRule, week: Week): Week {
  return weekStarting(rule, addDays(week.firstDate, 7))
}

/** ISO 8601-1 §4.3.10: the week belongs to the year of its Thursday. */
function isoWeekLabel(monday: string): string {
  const year = addDays(monday, 3).slice(0, 4)
  const fourthOfJanuary = `${year}-01-04`
  const firstMonday = addDays(fourthOfJanuary, 1 - isoWeekday(fourthOfJanuary))
  const weeks = (Date.parse(monday) - Date.parse(firstMonday)) / (7 * 86_400_000)
  return `${year}-W${String(weeks + 1).padStart(2, '0')}`
}
