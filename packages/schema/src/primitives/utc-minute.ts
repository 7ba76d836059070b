import * as z from 'zod/mini'

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/

/** A moment as `YYYY-MM-DDTHH:mmZ`: UTC to the minute, from 1900 to 2199, so that text order is time order (SPEC PR-8). */
export const UtcMinute = z
  .string()
  .check(z.refine(isUtcMinute, { error: 'not a moment YYYY-MM-DDTHH:mmZ of 1900 to 2199' }))

function isUtcMinute(text: string): boolean {
  if (!shape.test(text)) return false
  const ms = Date.parse(text)
  // Parsers roll 30 February over into March, and 24:00 into the next day: what exists keeps its day.
  return ms >= first && ms <= last && new Date(ms).getUTCDate() === Number(text.slice(8, 10))
}

// Outside these years a moment is a typing error or a broken clock, and calendar arithmetic near the
// edges of four-digit years would have to fail.
const first = Date.parse('1900-01-01T00:00Z')
const last = Date.parse('2199-12-31T23:59Z')

/** Milliseconds since 1970 as {@link UtcMinute}, cut to the minute; clocks beyond the years 1900–2199 are held at that edge. */
export function utcMinute(ms: number): string {
  const held = Math.min(Math.max(ms, first), last)
  return `${new Date(held).toISOString().slice(0, 16)}Z`
}

/** Milliseconds since 1970 of a {@link UtcMinute}; NaN for any other text. */
export function utcMs(minute: string): number {
  return shape.test(minute) ? Date.parse(minute) : Number.NaN
}
