import type { Alert } from './state.ts'

/** Where an alert stands, in the order of the response clock. */
export type AlertStanding = 'unanswered' | 'acknowledged' | 'answered' | 'closed'

export function alertStanding(alert: Alert): AlertStanding {
  if (alert.closed) return 'closed'
  if (alert.answers.length > 0) return 'answered'
  return alert.acknowledged.length > 0 ? 'acknowledged' : 'unanswered'
}
