import { alertLevels } from '@tocsin/schema/vocabulary/alert-levels'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import type { AlertLevel } from '../ui/level.tsx'
import type { Words } from './words.ts'

/** The level to draw; a code of a newer list is drawn as the least urgent, never hidden. */
export function shownLevel(level: string | null): AlertLevel | null {
  if (level === null) return null
  return itemOf(alertLevels, level)?.code ?? 'info'
}

export function levelWords({ label }: Pick<Words, 'label'>, level: AlertLevel): string {
  const item = itemOf(alertLevels, level)
  return item ? label(item) : level
}
