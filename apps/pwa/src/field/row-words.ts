import { labelOf } from '@tocsin/schema/vocabulary/find'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import type { Words } from '../i18n/words.ts'
import type { ListRow } from '../local/list-row.ts'

const lists = { flash: flashKinds, violation: violationTypes, threat: threatKinds }

/** The author's own title, else what the coded facts say. */
export function rowTitle({ title, what, whatList }: ListRow, words: Words): string {
  if (title) return title
  if (what && whatList) return labelOf(lists[whatList], what, words.locale)
  return words.t('map.untitled')
}
