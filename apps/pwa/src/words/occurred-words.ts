import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import type { Words } from '../i18n/words.ts'

const dayMs = 86_400_000

type Speaks = Pick<Words, 't' | 'when' | 'date' | 'dateYear' | 'time' | 'dayKey'>

/** When something happened, never more exact than it is known. Local time of the mission. */
export function occurredWords(
  words: Speaks,
  occurred: OccurredAt,
  now: number,
  timeZone: string,
): string {
  if (occurred.precision === 'unknown') return words.t('common.notKnown')
  const [from, to] = [utcMs(occurred.earliest), utcMs(occurred.latest)]
  const first = dayOf(words, from, now, timeZone)
  const last = dayOf(words, to, now, timeZone)
  if (first !== last) return [first, last].map(unbroken).join(' – ')
  if (occurred.precision !== 'minute' && occurred.precision !== 'hour') return first
  const [start, end] = [words.time(from, timeZone), words.time(to, timeZone)]
  if (start === end) return words.when(from, now, timeZone)
  return `${first} \u2066${start}\u2060–\u2060${end}\u2069`
}

/** A day stays on one line with its month. */
function unbroken(day: string): string {
  return day.replaceAll(' ', '\u00a0')
}

function dayOf(words: Speaks, at: number, now: number, timeZone: string): string {
  const key = words.dayKey(at, timeZone)
  if (key === words.dayKey(now, timeZone)) return words.t('common.onToday')
  if (key === words.dayKey(now - dayMs, timeZone)) return words.t('common.onYesterday')
  const isThisYear = key.slice(0, 4) === words.dayKey(now, timeZone).slice(0, 4)
  return (isThisYear ? words.date : words.dateYear)(at, timeZone)
}
