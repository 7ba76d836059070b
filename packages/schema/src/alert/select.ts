import type { Alert } from './state.ts'

/** Where an alert stands, in the order of the response clock. */
export type AlertStanding = 'unanswered' | 'acknowledged' | 'answered' | 'closed'

export function alertStanding(alert: Alert): AlertStanding {
  if (alert.closed) return 'closed'
  if (alert.answers.length > 0) return 'answered'
  return alert.acknowledged.length > 0 ? 'acknowledged' : 'unanswered'
}

/**
 * Lives are in danger now: somebody said "happening now" and nobody has closed the alert yet. The one
 * thing that red stands for, on tablet and desk alike (SPEC RD-8).
 */
export function isDanger(alerts: readonly Alert[], imminence: string | null | undefined): boolean {
  return imminence === 'happening_now' && alerts.some(({ closed }) => !closed)
}
