import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import type { Words } from '../i18n/words.ts'

/** When something happened, in one short phrase and never more exact than it is known. */
export function occurredWords(occurred: OccurredAt, words: Words, now: number, timeZone: string) {
  if (occurred.precision === 'unknown') return words.t('map.timeUnknown')
  const [from, to] = [utcMs(occurred.earliest), utcMs(occurred.latest)]
  switch (occurred.precision) {
    case 'minute':
    case 'hour':
      return words.when(from, now, timeZone)
    case 'day':
      return words.date(from, timeZone)
    default:
      return `${words.date(from, timeZone)} – ${words.date(to, timeZone)}`
  }
}
