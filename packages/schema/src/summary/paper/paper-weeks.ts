import { previousWeek, type Week, type WeekRule } from '../../primitives/week.ts'

/** How many weeks before its own a paper looks back on. */
export const weeksBack = 8

/** The week of a paper and those before it, the latest first. */
export function paperWeeks(rule: WeekRule, week: Week): Week[] {
  const weeks = [week]
  for (let last = week; weeks.length <= weeksBack; weeks.push(last)) last = previousWeek(rule, last)
  return weeks
}
