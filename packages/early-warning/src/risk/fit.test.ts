import { seededRandom } from '@tocsin/testkit/random'
import { expect, test } from 'vitest'
import { fitBase, fitWeights } from './fit.ts'

/** Rows that come true as a base of −2 and these weights say. */
function drawn(seed: number, weights: readonly number[], n = 20_000) {
  const random = seededRandom(seed)
  const terms = weights.length
  const x = Float64Array.from({ length: n * terms }, () => 3 * random() ** 2)
  const y = Uint8Array.from({ length: n }, (_, i) => {
    const z = weights.reduce((sum, weight, j) => sum + weight * (x[i * terms + j] ?? 0), -2)
    return Number(random() < 1 / (1 + Math.exp(-z)))
  })
  return { x, y, terms }
}

test('RL-2 weights that made the data are found again, a negative one is held at 0 (seed 21)', () => {
  const { base, weights } = fitWeights(drawn(21, [0.8, 0.2, 0]))
  expect(base).toBeCloseTo(-2, 0)
  for (const [i, one] of [0.8, 0.2, 0].entries()) {
    expect(Math.abs((weights[i] ?? 9) - one)).toBeLessThan(0.08)
  }
  expect(fitWeights(drawn(22, [0.5, -0.5])).weights[1]).toBe(0)
  expect(fitBase(drawn(21, [0.8, 0.2, 0]), [0.8, 0.2, 0])).toBeCloseTo(-2, 1)
})
