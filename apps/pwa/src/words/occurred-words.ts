import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Words } from '../i18n/words.ts'

type Said = Pick<Words, 't' | 'when' | 'date' | 'dateYear' | 'time' | 'dayKey'>

/** When it happened, with the precision its author gave. Local time of the tablet. */
export function occurredWords(words: Said, occurred: OccurredAt, now: number): string {
  if (occurred.precision === 'unknown') return words.t('home.timeUnknown')
  const earliest = Date.parse(occurred.earliest)
  const latest = Date.parse(occurred.latest)
  const isFarBack = Math.abs(now - latest) > 300 * 24 * 3_600_000
  const date = isFarBack ? words.dateYear : words.date
  switch (occurred.precision) {
    case 'minute':
      return words.when(latest, now)
    case 'hour':
      return words.t('home.timeAbout', { time: words.when(latest, now) })
    case 'day':
      return date(earliest)
    default:
      return words.dayKey(earliest) === words.dayKey(latest)
        ? words.t('home.timeBetween', {
            first: words.time(earliest),
            last: words.when(latest, now),
          })
        : words.t('home.timeBetween', { first: date(earliest), last: date(latest) })
  }
}
