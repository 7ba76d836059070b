import { dayMs } from './delay.ts'
import type { ReceivedShare } from './received-share.ts'

/** Whoever reports: a tablet, a base, a partner. */
export type Source = {
  /** Its usual share of all reports, as any positive number. */
  readonly weight: number
  /** From event to receipt, or for a tablet from event to its entry; undefined where too few are known. */
  readonly received: ReceivedShare | undefined
  /** Of a tablet: when all it had was last here. Later events are known to be missing, not guessed. */
  readonly lastContactMs?: number
}

/** From `fromMs` up to, not including, `toMs`: what happened then. */
export type Window = { readonly fromMs: number; readonly toMs: number }

/**
 * Which share c of what happened in a window has been received: the mean of G over its days and
 * sources. A tablet's days are counted up to its last contact, so one that is offline has sent nothing
 * of later days, however quick it is else (SPEC EW-8).
 *
 * @returns undefined where the delays of more than half the sources, by weight, are not known, or the
 *   window is empty
 */
export function completenessOf(
  window: Window,
  sources: readonly Source[],
  nowMs: number,
): number | undefined {
  let [known, all, received] = [0, 0, 0]
  for (const { weight, received: share, lastContactMs = nowMs } of sources) {
    all += weight
    if (!share) continue
    known += weight
    received += weight * meanWithin(window, share, Math.min(lastContactMs, nowMs))
  }
  const isKnown = window.toMs > window.fromMs && known > 0 && known >= all / 2
  return isKnown ? received / known : undefined
}

function meanWithin({ fromMs, toMs }: Window, share: ReceivedShare, untilMs: number): number {
  const days = Math.max(1, Math.round((toMs - fromMs) / dayMs))
  let sum = 0
  for (let day = 0; day < days; day++) {
    // A day's events lie in its middle, on average.
    const at = fromMs + ((day + 0.5) * (toMs - fromMs)) / days
    sum += share.within((untilMs - at) / dayMs)
  }
  return sum / days
}
