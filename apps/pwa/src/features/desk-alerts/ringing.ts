import type { AlertLine } from '@tocsin/schema/desk/desk-answers'

/**
 * The alerts that ring: the most urgent level, until a named person has them, the newest on top, so
 * that one that comes in is never hidden behind those that wait. Drills ring too, and say so.
 */
export function ringing(alerts: readonly AlertLine[], taken: ReadonlySet<string>): AlertLine[] {
  return alerts
    .filter(({ id, standing, rank }) => rank === 1 && standing === 'unanswered' && !taken.has(id))
    .toSorted((a, b) => raisedAt(b) - raisedAt(a))
}

/** When headquarters got it: from here its clock runs. */
export function raisedAt({ alert }: Pick<AlertLine, 'alert'>): number {
  return alert.raised.receivedAt ?? alert.raised.saidAt
}

/** Milliseconds past the target; negative while there is still time, undefined without a target. */
export function pastTarget(
  line: Pick<AlertLine, 'alert' | 'ackMinutes'>,
  now: number,
): number | undefined {
  if (line.ackMinutes === null) return undefined
  return now - raisedAt(line) - line.ackMinutes * 60_000
}
