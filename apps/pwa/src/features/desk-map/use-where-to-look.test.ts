import { expect, test } from 'vitest'
import { isIn } from './use-where-to-look.ts'

const place = { kind: 'point', lat: 9, lon: 8, radiusM: 100, source: 'import' } as const

test('a record is in the picture only when its point is', () => {
  expect(isIn([7, 8, 9, 10], { place })).toBe(true)
  expect(isIn([28, 0, 30, 2], { place })).toBe(false)
  expect(isIn(undefined, { place })).toBe(false)
  expect(isIn([7, 8, 9, 10], { place: { kind: 'withheld' } })).toBe(false)
})
