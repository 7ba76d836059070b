import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import type { Words } from '../i18n/words.ts'

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
  if (first !== last) return `${first} – ${last}`
  if (occurred.precision !== 'minute' && occurred.precision !== 'hour') return first
  const [start, end] = [words.time(from, timeZone), words.time(to, timeZone)]
  if (start === end) return words.when(from, now, timeZone)
  return `${first} \u2066${start}\u2060–\u2060${end}\u2069`
}

function dayOf(words: Speaks, at: number, now: number, timeZone: string): string {
  const isThisYear =
    words.dayKey(at, timeZone).slice(0, 4) === words.dayKey(now, timeZone).slice(0, 4)
  return (isThisYear ? words.date : words.dateYear)(at, timeZone)
}
