import { expect, test } from 'vitest'
import { bytesFrom, choicesFrom, seededRandom } from './random.ts'

const first = (seed: number) => {
  const random = seededRandom(seed)
  return Array.from({ length: 20 }, random)
}

test('a seed gives the same numbers for ever', () => {
  expect(first(1)).toEqual(first(1))
  expect(first(1).slice(0, 3)).toEqual([
    0.46340516256168485, 0.34543215995654464, 0.8079120765905827,
  ])
  expect(new Set(Array.from({ length: 500 }, (_, seed) => first(seed)[0])).size).toBe(500)
})

test('the numbers are from 0 up to 1 and spread evenly', () => {
  const random = seededRandom(42)
  const tenths = new Array<number>(10).fill(0)
  for (let at = 0; at < 10_000; at++) tenths[Math.floor(random() * 10)]! += 1
  for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(120)
  expect(new Set(bytesFrom(random)(5_000)).size).toBe(256)
})

test('a weight of 0 is never drawn, both ends of a whole number are', () => {
  const choices = choicesFrom(seededRandom(7))
  const drawn = Array.from({ length: 300 }, () => choices.weighted([0, 1, 2], (item) => item))
  expect(new Set(drawn)).toEqual(new Set([1, 2]))
  expect(new Set(Array.from({ length: 300 }, () => choices.whole(3, 5)))).toEqual(
    new Set([3, 4, 5]),
  )
  expect(() => choices.pick([])).toThrow('nothing to choose')
})
