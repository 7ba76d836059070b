import { alertLevels } from '../vocabulary/alert-levels.ts'
import { itemOf } from '../vocabulary/find.ts'
import type { ReachedStop } from './reached-stops.ts'
import type { Alert } from './state.ts'

/** Where an alert stands, in the order of the response clock. */
export type AlertStanding = 'unanswered' | 'acknowledged' | 'answered' | 'closed'

export function alertStanding(alert: Alert): AlertStanding {
  if (alert.closed) return 'closed'
  if (alert.answers.length > 0) return 'answered'
  return alert.acknowledged.length > 0 ? 'acknowledged' : 'unanswered'
}

/** Since when a stop on the ground is reached, as who said it first knows it, ms since 1970 (SPEC RD-16). */
export function reachedAt({ reached = [] }: Alert, stop: ReachedStop): number | undefined {
  return reached.find((one) => one.stop === stop)?.at
}

/**
 * Lives are in danger now: somebody said "happening now" and nobody has closed the alert yet. The one
 * thing that red stands for, on tablet and desk alike (SPEC RD-8).
 */
export function isDanger(alerts: readonly Alert[], imminence: string | null | undefined): boolean {
  return imminence === 'happening_now' && alerts.some(({ closed }) => !closed)
}

/**
 * Minutes in which an alert of this level is to be answered: the mission's own target, else the
 * list's; null = none. A level comes from a tablet: one that is called `constructor` has none.
 */
export function answerWithin(
  level: string,
  ackMinutes: Readonly<Record<string, number | null>>,
): number | null {
  const own = Object.hasOwn(ackMinutes, level) ? ackMinutes[level] : undefined
  return own === undefined ? (itemOf(alertLevels, level)?.ackMinutes ?? null) : own
}
