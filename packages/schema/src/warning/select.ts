import { addDays, localDateOf } from '../primitives/local-date.ts'
import type { Warning, WarningMute, WarningStanding } from './state.ts'

/** A mute that outlives the memory of its reason hides what is new. */
export const longestMuteDays = 90

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
export function mutedUntil(warning: Pick<Warning, 'mute'>, today: string): string | null {
  const until = fitMute(warning)?.until
  return until && until >= today ? until : null
}

/**
 * What was said last of muting, where it is a mute (SPEC WN-3): whoever says it with other software than
 * this mutes nothing without a reason or for longer than anybody may.
 */
export function fitMute({
  mute,
}: Pick<Warning, 'mute'>): (WarningMute & { until: string; reason: string }) | null {
  if (!mute?.until || !mute.reason) return null
  // By the mission's calendar it may have been said a day later than by this one.
  const last = addDays(localDateOf('UTC', mute.receivedAt ?? mute.saidAt), longestMuteDays + 1)
  return mute.until > last ? null : { ...mute, until: mute.until, reason: mute.reason }
}
