import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import type { Week } from '@tocsin/schema/primitives/week'
import type { Words } from '../i18n/words.ts'

/** "Week 47 · 16 Nov to 22 Nov 2026"; weeks that do not start on a Monday have no number. */
export function weekWords(
  { t, date, dateYear }: Pick<Words, 't' | 'date' | 'dateYear'>,
  week: Week,
  timeZone: string,
): string {
  const from = date(utcMs(week.start), timeZone)
  const to = dateYear(utcMs(week.end) - 60_000, timeZone)
  const number = /-W(\d+)$/.exec(week.label)?.[1]
  if (number === undefined) return t('summary.weekDates', { from, to })
  return t('summary.week', { number: Number(number), from, to })
}
