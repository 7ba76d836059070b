import { addDays, LocalDate, localDateOf } from '@tocsin/schema/primitives/local-date'
import { type OccurredAt, occurredBetween, occurredOn } from '@tocsin/schema/primitives/occurred'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { weekStarting } from '@tocsin/schema/primitives/week'
import * as z from 'zod/mini'
import { localTimeOf, momentOf } from './local-time.ts'

export const whenPrecisions = [
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'range',
  'unknown',
] as const

/** A date as it is typed: texts of the device's own date and time fields, empty while not given. */
export const WhenForm = z.object({
  precision: z.enum(whenPrecisions),
  date: z.string(),
  time: z.string(),
  lastDate: z.string(),
  lastTime: z.string(),
})
export type WhenForm = z.infer<typeof WhenForm>

/** What is missing or wrong, and so under which field it is said. */
export type WhenProblem = 'date' | 'time' | 'lastDate' | 'order' | 'future' | 'past'

const hourMs = 3_600_000
const minuteMs = 60_000

export function whenAt(timeZone: string, at: number): WhenForm {
  const date = localDateOf(timeZone, at)
  return { precision: 'day', date, time: '', lastDate: '', lastTime: '' }
}

/** What a typed date means. Nothing can have happened after `now`: the open end of today is cut there. */
export function occurredOf(
  when: WhenForm,
  timeZone: string,
  now: number,
): Result<OccurredAt, WhenProblem> {
  if (when.precision === 'unknown') return ok({ precision: 'unknown' })
  if (!isDate(when.date)) return err('date')
  const needsTime = when.precision === 'minute' || when.precision === 'hour'
  if (needsTime && !isTime(when.time)) return err('time')
  if (when.precision === 'range' && !isDate(when.lastDate)) return err('lastDate')
  const occurred = spanOf(when, timeZone)
  if (!occurred) return err('order')
  return notAfter(occurred, now)
}

function spanOf(when: WhenForm, timeZone: string): OccurredAt | undefined {
  const { precision, date, time } = when
  switch (precision) {
    case 'minute': {
      const at = momentOf(timeZone, date, time)
      return occurredBetween('minute', at, at)
    }
    case 'hour': {
      const at = momentOf(timeZone, date, `${time.slice(0, 2)}:00`)
      return occurredBetween('hour', at, at + hourMs - minuteMs)
    }
    case 'week': {
      const { firstDate, lastDate } = weekStarting({ startsOn: 1, timeZone }, date)
      return occurredOn(timeZone, firstDate, { lastDate, precision })
    }
    case 'month': {
      const firstDate = `${date.slice(0, 7)}-01`
      const nextMonth = `${addDays(firstDate, 31).slice(0, 7)}-01`
      return occurredOn(timeZone, firstDate, { lastDate: addDays(nextMonth, -1), precision })
    }
    case 'range':
      return rangeOf(when, timeZone)
    default:
      return occurredOn(timeZone, date)
  }
}

function rangeOf({ date, time, lastDate, lastTime }: WhenForm, timeZone: string) {
  const from = momentOf(timeZone, date, isTime(time) ? time : '00:00')
  const to = momentOf(timeZone, lastDate, isTime(lastTime) ? lastTime : '23:59')
  return from <= to ? occurredBetween('range', from, to) : undefined
}

/** What lies further back than people remember is a slip in the year: 1026, 0026, 1926. */
const longAgoMs = 50 * 366 * 86_400_000

/** Clocks of tablets run ahead: five minutes are no future. */
const clockSlackMs = 5 * minuteMs

function notAfter(occurred: OccurredAt, now: number): Result<OccurredAt, WhenProblem> {
  if (occurred.precision === 'unknown') return ok(occurred)
  const earliest = utcMs(occurred.earliest)
  if (earliest > now + clockSlackMs) return err('future')
  if (earliest < now - longAgoMs) return err('past')
  const latest = Math.max(earliest, Math.min(utcMs(occurred.latest), now))
  return ok(occurredBetween(occurred.precision, earliest, latest))
}

/** A date that was said before, back in the fields. */
export function whenOf(occurred: OccurredAt, timeZone: string, now: number): WhenForm {
  if (occurred.precision === 'unknown') {
    return { ...whenAt(timeZone, now), precision: 'unknown' }
  }
  const [from, to] = [utcMs(occurred.earliest), utcMs(occurred.latest)]
  return {
    precision: occurred.precision,
    date: localDateOf(timeZone, from),
    time: localTimeOf(timeZone, from),
    lastDate: localDateOf(timeZone, to),
    lastTime: localTimeOf(timeZone, to),
  }
}

function isDate(text: string): boolean {
  return LocalDate.safeParse(text).success
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d/.test(text)
}
