import type { Nowcast } from './nowcast.ts'

export type Trend = 'notYetKnown' | 'rising' | 'falling' | 'level'

/** From this share on what is missing cannot be what makes it fall. */
export const fallingFrom = 0.8

/** Nine in ten, both sides. */
const quantile = 1.644853626951472

/**
 * Whether a window has more or fewer reports than the one before it: their difference against what two
 * Poisson numbers and late reports make by themselves. A fall is said only of a window that is at least
 * four fifths complete (SPEC EW-10).
 *
 * @param before reports of the window before, complete
 */
export function trendOf(now: Nowcast, before: number): Trend {
  if (now.kind === 'notYetKnown') return 'notYetKnown'
  const late = (now.high - now.low) / (2 * quantile)
  const apart = (now.expected - before) / Math.sqrt(Math.max(1, late ** 2 + now.expected + before))
  if (apart > quantile) return 'rising'
  if (apart >= -quantile) return 'level'
  return now.completeness >= fallingFrom ? 'falling' : 'notYetKnown'
}

/**
 * The level by which an area is ranked: never lower than before by a drop alone while more than a fifth
 * may still come.
 */
export function heldLevel(before: number, now: number, completeness: number | undefined): number {
  const isComplete = completeness !== undefined && completeness >= fallingFrom
  return isComplete ? now : Math.max(before, now)
}
