import type { Warning, WarningStanding } from './state.ts'

/**
 * How far people have come with a warning. A threat that was opened outweighs a dismissal by somebody
 * who had not seen it: what is open is closed at the threat.
 */
export function warningStanding({
  lookedAt,
  answers,
}: Pick<Warning, 'lookedAt' | 'answers'>): WarningStanding {
  if (answers.some(({ answer }) => answer === 'threat_opened')) return 'threatOpened'
  if (answers.length > 0) return 'dismissed'
  return lookedAt.length > 0 ? 'lookedAt' : 'raised'
}

/** It may still come true, and somebody may still act on it. */
export function isOpenWarning({ end }: Pick<Warning, 'end'>): boolean {
  return end === null
}

/** The last day on which nothing more of its kind is raised in its areas; null where it is not muted. */
export function mutedUntil({ mute }: Pick<Warning, 'mute'>, today: string): string | null {
  return mute?.until && mute.until >= today ? mute.until : null
}
