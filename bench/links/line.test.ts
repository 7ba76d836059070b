import { expect, test } from 'vitest'
import { createDirection, createStalls, leastMs } from './line.ts'

const line = { name: 'a line', bitsPerSecond: 8000, rttMs: 600 }
const never = { next: () => ({ from: Number.POSITIVE_INFINITY, to: Number.POSITIVE_INFINITY }) }

test('a direction carries what it is given in its order, at its speed', () => {
  const direction = createDirection(line, never)
  expect(direction.carry(500, 0)).toBe(500)
  expect(direction.carry(500, 100)).toBe(1000)
  expect(direction.carry(500, 5000)).toBe(5500)
})

test('nothing is carried while the line stalls', () => {
  const once = { next: (at: number) => (at < 3000 ? { from: 1000, to: 3000 } : never.next()) }
  expect(createDirection(line, once).carry(500, 0)).toBe(500)
  expect(createDirection(line, once).carry(1500, 0)).toBe(3500)
  expect(createDirection(line, once).carry(100, 2000)).toBe(3100)
})

test('stalls follow from the seed, in one second of fifty', () => {
  const froms = (seed: number) => {
    const stalls = createStalls(seed)
    const seen = new Set<number>()
    for (let at = 0; at < 5_000_000; at += 1000) seen.add(stalls.next(at).from)
    return [...seen]
  }
  expect(froms(1)).toEqual(froms(1))
  expect(froms(1)).not.toEqual(froms(2))
  expect(froms(1).length).toBeGreaterThan(60)
  expect(froms(1).length).toBeLessThan(140)
})

test('the least time of a request is to connect, its bytes, and the way there and back', () => {
  const fast = { ...line, bitsPerSecond: 1e12 }
  // A seed whose first two seconds have no stall.
  expect(Math.round(leastMs(fast, 1, 1000))).toBe(3 * 600)
})
