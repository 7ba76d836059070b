/** From here on a device's clock is called wrong: links of a minute's delay must not look like it. */
const noticedFromMs = 120_000

/** What is wrong with a device's clock, as people say it. */
export type ClockOff = { by: number; is: 'behind' | 'ahead' }

/**
 * Whether a clock is worth a word. `offset` = how far the server's clock is ahead of it, in
 * milliseconds; null while no server was ever heard of, and then nothing is known.
 */
export function clockOff(offset: number | null): ClockOff | null {
  if (offset === null || Math.abs(offset) < noticedFromMs) return null
  return { by: Math.abs(offset), is: offset > 0 ? 'behind' : 'ahead' }
}
