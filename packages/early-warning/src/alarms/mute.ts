import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { ProblemCode } from '@tocsin/schema/problem'

/** Nobody is told of alarms in these areas until then, and why: "market dispute, settled by the mayor". */
export type Mute = {
  readonly areas: readonly string[]
  readonly reason: string
  readonly by: string
  readonly fromMs: number
  readonly untilMs: number
}

/** A mute that outlives the memory of its reason hides what is new. */
export const longestMuteMs = 90 * 86_400_000

/**
 * Mutes areas for a while. `reason_needed` without a reason; `bad_input` without areas, or where it
 * would end before it begins or later than in 90 days (SPEC EW-16).
 */
export function mute(asked: Mute): Result<Mute, ProblemCode> {
  const lasts = asked.untilMs - asked.fromMs
  if (asked.reason.trim() === '') return err('reason_needed')
  if (asked.areas.length === 0 || !(lasts > 0 && lasts <= longestMuteMs)) return err('bad_input')
  return ok({ ...asked, reason: asked.reason.trim() })
}

/**
 * The mute that an alarm falls under: one that holds now and knows of every one of its areas. An alarm
 * that reaches further than what was muted is told.
 */
export function muteOf(
  areas: readonly string[],
  mutes: readonly Mute[],
  nowMs: number,
): Mute | undefined {
  return mutes.find(
    (one) =>
      one.fromMs <= nowMs && nowMs < one.untilMs && areas.every((area) => one.areas.includes(area)),
  )
}
