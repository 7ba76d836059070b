import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { startOfLocalDate } from '@tocsin/schema/primitives/local-date'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { previousWeek, type Week, type WeekRule, weekOf } from '@tocsin/schema/primitives/week'

/** What is asked: a week of the mission, as known by the end of a local date or today. */
export type WeekChoice = { weekStart: string; asKnownBy: string; area: string }

/** The week that is running. */
export function weekNow(rule: WeekRule, now: number): Week {
  return weekOf(rule, utcMinute(now))
}

/** The weeks to choose from, the running one first. */
export function recentWeeks(rule: WeekRule, now: number, count: number): Week[] {
  const weeks = [weekNow(rule, now)]
  while (weeks.length < count) {
    const last = weeks.at(-1)
    if (last) weeks.push(previousWeek(rule, last))
  }
  return weeks
}

/** The question to the server. `asKnownBy` is the last minute of that local date. */
export function summaryQuestion(
  { weekStart, asKnownBy, area }: WeekChoice,
  settings: MissionSettings,
) {
  const known = settings.areas.find(({ id }) => id === area)
  return {
    weekStart,
    ...(asKnownBy && {
      asKnownBy: utcMinute(startOfLocalDate(settings.week.timeZone, asKnownBy, 1) - 60_000),
    }),
    ...(known && { area: known.id }),
  }
}
