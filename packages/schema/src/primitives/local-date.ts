import * as z from 'zod/mini'

const dayMs = 86_400_000
const minuteMs = 60_000

/** A calendar date `YYYY-MM-DD` that exists. */
export const LocalDate = z.string().check(z.refine(isLocalDate, { error: 'not a date YYYY-MM-DD' }))

function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfDay(dayOfDate(text)) === text
}

/** An IANA time zone that this runtime knows. Example: `Africa/Juba`. */
export const TimeZone = z.string().check(
  z.refine(
    (zone) => {
      try {
        formatterOf(zone)
        return true
      } catch {
        return false
      }
    },
    { error: 'not a time zone' },
  ),
)

/** The calendar date in a time zone at a moment (milliseconds since 1970). RangeError for an unknown zone. */
export function localDateOf(timeZone: string, ms: number): string {
  const found: Record<string, string> = {}
  for (const part of formatterOf(timeZone).formatToParts(ms)) found[part.type] = part.value
  return `${(found.year ?? '').padStart(4, '0')}-${found.month}-${found.day}`
}

/** The date `days` later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayOfDate(date) + days)
}

/** ISO 8601 day of the week: Monday is 1, Sunday is 7. */
export function isoWeekday(date: string): number {
  // Day 0, 1 January 1970, was a Thursday.
  return ((((dayOfDate(date) + 3) % 7) + 7) % 7) + 1
}

/**
 * The start of a local date (or of the date `plusDays` after it) in milliseconds since 1970: the
 * moment from which the clock no longer shows an earlier one (SPEC PR-14). Where clocks jump over
 * midnight, as in Cairo and Beirut, that is 01:00 on the clock; where they go back across it, the
 * second midnight; a date that the zone left out altogether begins when the next one does.
 */
export function startOfLocalDate(timeZone: string, date: string, plusDays = 0): number {
  const wanted = addDays(date, plusDays)
  const key = `${timeZone} ${wanted}`
  const known = starts.get(key)
  if (known !== undefined) return known
  const utcMidnight = dayOfDate(wanted) * dayMs
  // Zones lie within -12..+14 hours; the date turns somewhere between these two moments.
  let before = utcMidnight - 36 * 60 * minuteMs
  let atOrAfter = utcMidnight + 36 * 60 * minuteMs
  while (atOrAfter - before > minuteMs) {
    const middle = before + Math.floor((atOrAfter - before) / 2 / minuteMs) * minuteMs
    if (localDateOf(timeZone, middle) >= wanted) atOrAfter = middle
    else before = middle
  }
  if (starts.size >= 2000) starts.clear()
  starts.set(key, atOrAfter)
  return atOrAfter
}

function dayOfDate(date: string): number {
  const day = Date.parse(`${date}T00:00Z`) / dayMs
  if (Number.isNaN(day)) throw new RangeError(`${date} is not a date YYYY-MM-DD`)
  return day
}

function dateOfDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

// Both only remember what always comes out the same: making a formatter takes longer than using it a hundred times.
const starts = new Map<string, number>()
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formatters.set(timeZone, made)
  return made
}
