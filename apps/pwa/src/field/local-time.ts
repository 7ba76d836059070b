import { localDateOf, startOfLocalDate } from '@tocsin/schema/primitives/local-date'

const minuteMs = 60_000

/** The moment at which clocks in this zone show this date and time (`HH:mm`), milliseconds since 1970. */
export function momentOf(timeZone: string, date: string, time: string): number {
  const wanted = minutesOf(time)
  const guess = startOfLocalDate(timeZone, date) + wanted * minuteMs
  // On a day on which the clocks change, the guess is off by as much as they moved.
  const off = minutesOf(localTimeOf(timeZone, guess)) - wanted
  const moved = guess - off * minuteMs
  return localDateOf(timeZone, moved) === date ? moved : guess
}

/** `HH:mm` on the clocks of this zone. */
export function localTimeOf(timeZone: string, ms: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(ms)
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
