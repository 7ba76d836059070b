import type { Words } from '../i18n/words.ts'

/** A calendar date as people write it, whatever the zone of the device: "23 Nov 2026". */
export function dateWords({ dateYear }: Pick<Words, 'dateYear'>, date: string): string {
  // Noon UTC is the same date in UTC, by which it is then written.
  return dateYear(Date.parse(`${date}T12:00Z`), 'UTC').replaceAll(' ', '\u00a0')
}
