import { alertLevels } from '@tocsin/schema/vocabulary/alert-levels'
import { itemOf, labelOf } from '@tocsin/schema/vocabulary/find'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import type { Words } from '../i18n/words.ts'
import type { ListRow } from '../local/list-row.ts'
import type { AlertLevel } from '../ui/level.tsx'

/** "Flash, happening now": the level with how soon, where that was said and says more than the level. */
export function levelWords(
  { t, locale }: Pick<Words, 't' | 'locale'>,
  level: string,
  soon: string | null = null,
): string {
  const name = labelOf(alertLevels, level, locale)
  if (!soon || soon === 'later_or_unsure') return name
  const label = labelOf(imminence, soon, locale)
  const inside = label.slice(0, 1).toLocaleLowerCase(locale) + label.slice(1)
  return t('home.levelSoon', { level: name, soon: inside })
}

/** The shape of a level; a code of a newer list is drawn as the least urgent, never hidden. */
export function levelShape(level: string): AlertLevel {
  return itemOf(alertLevels, level)?.code ?? 'info'
}

/** A level calls for somebody to act: not once that is over, and never in a drill. */
export function callsToAct(
  row: Pick<ListRow, 'level' | 'standing' | 'ended' | 'exercise'>,
): boolean {
  return row.level !== null && row.standing !== 'closed' && !row.ended && !row.exercise
}
