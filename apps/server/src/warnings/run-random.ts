import type { Random01 } from '@tocsin/early-warning/random'

/**
 * Numbers that follow from the day of a run, so that it can be made again: mulberry32 of T. Ettinger.
 * They draw replicas of a scan and guard nothing.
 */
export function runRandom(day: number): Random01 {
  let state = day | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
