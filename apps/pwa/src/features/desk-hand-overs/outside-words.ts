import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { elsewhere, type ReleaseGrid } from '@tocsin/schema/summary/release/grid'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import type { Words } from '../../i18n/words.ts'

/** An area of the grid by the areas of the mission that it holds. */
export function gridAreaWords(
  { t, list }: Pick<Words, 't' | 'list'>,
  { areas }: Pick<ReleaseGrid, 'areas'>,
  { areas: named }: Pick<MissionSettings, 'areas'>,
  code: string,
): string {
  if (code === elsewhere) return t('outside.elsewhere')
  const of = areas.find((area) => area.code === code)?.of ?? []
  return list(of.map((id) => named.find((area) => area.id === id)?.name ?? id)) || code
}

/** A category by the violation types that it holds. */
export function gridKindWords(
  { label, list }: Pick<Words, 'label' | 'list'>,
  { categories }: Pick<ReleaseGrid, 'categories'>,
  code: string,
): string {
  const types = categories.find((category) => category.code === code)?.types ?? []
  const named = types.map((type) => {
    const item = itemOf(violationTypes, type)
    return item ? label(item) : type
  })
  return list(named) || code
}
