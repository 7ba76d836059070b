import { labelOf } from '@tocsin/schema/vocabulary/find'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import type { MessageId } from '../i18n/message-id.ts'
import type { Words } from '../i18n/words.ts'
import { type IconName, iconNames } from '../ui/icon-names.ts'

/** A row of any list: `what` is the code of a threat kind in a threat, else of a flash tile or a violation. */
type Coded = { kind: string; what: string | null }

/** What happened or may happen, in one word of its vocabulary; undefined when its author did not say. */
export function whatWords(
  { locale }: Pick<Words, 'locale'>,
  { kind, what }: Coded,
): string | undefined {
  if (what === null) return undefined
  if (kind === 'threat') return labelOf(threatKinds, what, locale)
  const isTile = flashKinds.items.some((item) => item.code === what)
  return labelOf(isTile ? flashKinds : violationTypes, what, locale)
}

const teamIcons: Readonly<Record<string, IconName>> = {
  deployment: 'flag',
  visit: 'group',
  recommendation: 'seal',
}

const kindWords: Readonly<Record<string, MessageId>> = {
  threat: 'record.threat',
  incident: 'record.incident',
  deployment: 'record.deployment',
  visit: 'record.visit',
  recommendation: 'record.recommendation',
}

/** The glyph of the flash tile that it is, or under which it would have been tapped. */
export function whatIcon({ kind, what }: Coded): IconName {
  if (what === null) return teamIcons[kind] ?? 'doc'
  const { items } = flashKinds
  const tile =
    items.find((item) => item.code === what) ??
    items.find((item) => item.threat === what || item.likely.some((likely) => likely === what))
  const fallback: IconName = kind === 'threat' ? 'warn' : 'other'
  return iconNames.find((name) => name === tile?.glyph) ?? fallback
}

/** The author's own title, else what the code says, else only the kind of record. */
export function recordTitle(
  words: Pick<Words, 't' | 'locale'>,
  record: Coded & { title: string | null },
): string {
  const said = record.title ?? whatWords(words, record)
  if (said) return said
  return words.t(kindWords[record.kind] ?? 'record.report')
}
