import { labelOf } from '@tocsin/schema/vocabulary/find'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import { type IconName, iconNames } from '../ui/icon-names.ts'
import type { Words } from './words.ts'

/** What happened or may happen, from its code: a flash tile or a violation, or the kind of a threat. */
export function whatWords(
  { locale }: Pick<Words, 'locale'>,
  kind: 'incident' | 'threat',
  code: string,
): string {
  if (kind === 'threat') return labelOf(threatKinds, code, locale)
  const isTile = flashKinds.items.some((item) => item.code === code)
  return labelOf(isTile ? flashKinds : violationTypes, code, locale)
}

/** The glyph of the flash tile that it is, or that it may have been reported under. */
export function whatIcon(code: string | null): IconName {
  const { items } = flashKinds
  const tile =
    items.find((item) => item.code === code) ??
    items.find((item) => item.threat === code || item.likely.some((likely) => likely === code))
  return iconNames.find((name) => name === tile?.glyph) ?? 'other'
}

/** The author's own title, else what the code says, else only the kind of record. */
export function recordTitle(
  words: Pick<Words, 't' | 'locale'>,
  { kind, title, what }: { kind: 'incident' | 'threat'; title: string | null; what: string | null },
): string {
  if (title) return title
  if (what) return whatWords(words, kind, what)
  return words.t(kind === 'incident' ? 'record.incident' : 'record.threat')
}
