import { itemOf, labelOf } from '@tocsin/schema/vocabulary/find'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import type { Words } from '../i18n/words.ts'
import type { ListRow } from '../local/list-row.ts'
import { type IconName, iconNames } from '../ui/icon-names.ts'

/** What a record is about in one word of its vocabulary; undefined when its author did not say. */
export function whatWords(
  { locale }: Pick<Words, 'locale'>,
  { what, whatList }: Pick<ListRow, 'what' | 'whatList'>,
): string | undefined {
  if (what === null) return undefined
  if (whatList === 'flash') return labelOf(flashKinds, what, locale)
  return labelOf(whatList === 'threat' ? threatKinds : violationTypes, what, locale)
}

/** The glyph of a record: that of its flash tile, or of the tile under which it would have been tapped. */
export function whatIcon({ what, whatList }: Pick<ListRow, 'what' | 'whatList'>): IconName {
  if (what === null) return 'doc'
  const tile =
    whatList === 'flash'
      ? itemOf(flashKinds, what)
      : flashKinds.items.find(
          ({ likely, threat }) => likely.some((code) => code === what) || threat === what,
        )
  const fallback: IconName = whatList === 'threat' ? 'warn' : 'other'
  return iconNames.find((name) => name === tile?.glyph) ?? fallback
}
