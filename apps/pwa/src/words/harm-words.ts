import type { ActorLink, Violation } from '@tocsin/schema/events/bodies'
import { countText } from '@tocsin/schema/primitives/count'
import { actorTypes } from '@tocsin/schema/vocabulary/actor-types'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import type { Words } from '../i18n/words.ts'
import { isolated } from './isolated.ts'

/** "Killing: 4–11". A count that nobody dared to say is left out. */
export function harmWords(words: Words, { type, count }: Violation): string {
  const name = labelOf(violationTypes, type, words.locale)
  if (!count) return name
  const pair = (value: string) => words.t('common.pair', { name, value })
  const said = countText(count)
  switch (said.form) {
    case 'unknown':
      return name
    case 'exact':
      return pair(words.number(said.n))
    case 'between':
      return pair(words.range(said.min, said.max))
    case 'at_least':
      return pair(words.t('record.atLeast', { count: words.number(said.min) }))
  }
}

/** "Armed group (the name it is known by)". */
export function actorWords({ locale }: Words, { type, name }: ActorLink): string {
  const label = labelOf(actorTypes, type, locale)
  return name ? `${label} (${isolated(name)})` : label
}
