import { RecordId } from '@tocsin/schema/primitives/ids'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeSpread, emptySpread, type SpreadMap, spreadGet } from './spread-map.ts'

const id = (n: number) => RecordId.parse(`${'0123456789abcdef'[n % 3]?.repeat(32)}-${n + 1}`)

function changed(
  before: SpreadMap<string>,
  changes: readonly (readonly [number, string | null])[],
) {
  const next = changeSpread(before)
  for (const [n, value] of changes) {
    if (value === null) next.delete(id(n))
    else next.set(id(n), value)
    if (next.get(id(n)) !== (value ?? undefined)) expect.fail(`${n} was not written`)
  }
  return next.done()
}

function expectSame(
  spread: SpreadMap<string>,
  map: ReadonlyMap<number, string>,
  most: number,
): void {
  const numbers = Array.from({ length: most + 1 }, (_, n) => n)
  expect(spread.size).toBe(map.size)
  expect(numbers.map((n) => spreadGet(spread, id(n)))).toEqual(numbers.map((n) => map.get(n)))
}

test('it holds what a map holds, and every value before a change goes on holding what it held (seed 20261130)', () => {
  const most = 600
  const change = fc.tuple(fc.nat(most), fc.option(fc.string({ maxLength: 2 })))
  const writings = fc.array(fc.array(change, { maxLength: 12 }), { maxLength: 8 })
  fc.assert(
    fc.property(writings, (each) => {
      const kept: [SpreadMap<string>, Map<number, string>][] = [[emptySpread(), new Map()]]
      for (const changes of each) {
        const [before, map] = kept.at(-1) ?? [emptySpread<string>(), new Map<number, string>()]
        const after = new Map(map)
        for (const [n, value] of changes) {
          if (value === null) after.delete(n)
          else after.set(n, value)
        }
        kept.push([changed(before, changes), after])
      }
      for (const [spread, map] of kept) expectSame(spread, map, most)
    }),
    { seed: 20261130, numRuns: 20 },
  )
})

test('of ten thousand records one change copies no more than a hundredth', () => {
  const many = changed(
    emptySpread(),
    Array.from({ length: 10_000 }, (_, n) => [n, 'x'] as const),
  )
  const after = changed(many, [[77, 'y']])
  const copied = after.chunks.filter((chunk, at) => chunk !== many.chunks[at])
  expect(copied).toHaveLength(1)
  expect(Math.max(...after.chunks.map(({ size }) => size))).toBeLessThan(100)
})
