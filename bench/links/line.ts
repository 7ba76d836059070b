import { seededRandom } from '@tocsin/testkit/random'

export type Line = {
  name: string
  bitsPerSecond: number
  /** There and back, ms. */
  rttMs: number
}

export const lines: readonly Line[] = [
  { name: '64 kbit/s, 600 ms', bitsPerSecond: 64_000, rttMs: 600 },
  { name: '1 Mbit/s, 600 ms', bitsPerSecond: 1_000_000, rttMs: 600 },
]

/** A connection is there after TCP's and TLS's turns. */
export const turnsToConnect = 2

const slotMs = 1000
const stallMs = 2000
const stallShare = 0.02

/**
 * When one direction of a line is free again after so many more bytes: it carries them in their order,
 * and in each second stalls for two with a chance of 2 %. The stalls follow from the seed, not from
 * what is sent. Times are milliseconds since the line began.
 */
export function createDirection({ bitsPerSecond }: Line, stalls: Stalls) {
  let freeAt = 0
  return {
    /** When the last of `bytes`, handed over at `now`, has been put on the line. */
    carry(bytes: number, now: number): number {
      let at = Math.max(now, freeAt)
      let left = (bytes * 8 * 1000) / bitsPerSecond
      for (;;) {
        const stall = stalls.next(at)
        if (at >= stall.from) at = stall.to
        else if (at + left <= stall.from) break
        else {
          left -= stall.from - at
          at = stall.to
        }
      }
      freeAt = at + left
      return freeAt
    },
  }
}

export type Stalls = { next(at: number): { from: number; to: number } }

export function createStalls(seed: number): Stalls {
  const random = seededRandom(seed)
  const isStall: boolean[] = []
  const starts = (slot: number): boolean => {
    while (isStall.length <= slot) isStall.push(random() < stallShare)
    return isStall[slot] ?? false
  }
  return {
    /** The stall that is on at `at`, or else the first that comes. */
    next(at) {
      const first = Math.max(0, Math.floor((at - stallMs) / slotMs) + 1)
      for (let slot = first; ; slot++) {
        if (starts(slot)) return { from: slot * slotMs, to: slot * slotMs + stallMs }
      }
    },
  }
}

/** What one request of so many bytes takes at best: to connect, up, and an answer of a few bytes. */
export function leastMs(line: Line, seed: number, up: number, down = 200): number {
  const stalls = createStalls(seed)
  const connected = turnsToConnect * line.rttMs
  const sent = createDirection(line, stalls).carry(up, connected) + line.rttMs / 2
  return createDirection(line, stalls).carry(down, sent) + line.rttMs / 2
}
