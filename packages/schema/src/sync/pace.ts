import { largestRunBytes } from './plan-run.ts'
import { largestBatch } from './wire.ts'

/** Halvings after which a request is no longer made smaller: sixteen kilobytes of the largest run. */
const mostHalvings = 6

/** How much one request may ask for and bring: events down, bytes up. */
export type Pace = { events: number; bytes: number }

export function paceOf(halvings: number): Pace {
  const share = 2 ** halvings
  return { events: Math.ceil(largestBatch / share), bytes: Math.floor(largestRunBytes / share) }
}

/**
 * Each request that does not come through is followed by one of half the size, each that does by one of
 * twice: a link that is too slow for a large one still takes everything (SPEC SY-11).
 */
export function halvingsAfter(halvings: number, cameThrough: boolean): number {
  return cameThrough ? Math.max(0, halvings - 1) : Math.min(mostHalvings, halvings + 1)
}
