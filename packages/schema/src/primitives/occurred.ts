import * as z from 'zod/mini'
import { startOfLocalDate } from './local-date.ts'
import { UtcMinute, utcMinute } from './utc-minute.ts'

/** How the author said it. Nothing is computed from this word, only from `earliest` and `latest`. */
export const TimePrecision = z.enum(['minute', 'hour', 'day', 'week', 'month', 'range'])
export type TimePrecision = z.infer<typeof TimePrecision>

const Known = z
  .object({ precision: TimePrecision, earliest: UtcMinute, latest: UtcMinute })
  .check(z.refine((at) => at.earliest <= at.latest, { error: 'earliest is after latest' }))

/** When something happened in the world: both ends included, or not known (SPEC PR-9). */
export const OccurredAt = z.discriminatedUnion('precision', [
  Known,
  z.object({ precision: z.literal('unknown') }),
])
export type OccurredAt = z.infer<typeof OccurredAt>

/**
 * The moment by which an incident is counted: the latest at which it can have happened, so that it
 * never enters a week that was over before it was certain. `undefined` when unknown (SPEC PR-10).
 */
export function countedAt(occurred: OccurredAt): string | undefined {
  return occurred.precision === 'unknown' ? undefined : occurred.latest
}

/** From milliseconds since 1970; the two ends may be given in either order. */
export function occurredBetween(precision: TimePrecision, a: number, b: number): OccurredAt {
  return {
    precision,
    earliest: utcMinute(Math.min(a, b)),
    latest: utcMinute(Math.max(a, b)),
  }
}

/** The whole of a local calendar date, or of several when `lastDate` is given. */
export function occurredOn(
  timeZone: string,
  date: string,
  options: { lastDate?: string; precision?: TimePrecision } = {},
): OccurredAt {
  const after = startOfLocalDate(timeZone, options.lastDate ?? date, 1)
  const precision = options.precision ?? 'day'
  return occurredBetween(precision, startOfLocalDate(timeZone, date), after - 60_000)
}
