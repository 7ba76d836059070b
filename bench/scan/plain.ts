import type { Random01 } from '@tocsin/early-warning/random'
import { expectationScore } from '@tocsin/early-warning/scan/expectation-score'
import type { Neighbours } from '@tocsin/early-warning/scan/neighbours'

/**
 * The same replicas as anybody would write them first: one Poisson number for each cell and week, and a
 * logarithm for each circle with more than expected. Circles grow by one cell here too.
 */
export function plainReplicas(
  { starts, members }: Neighbours,
  expected: readonly number[],
  windows: number,
  replicas: number,
  random: Random01,
): number {
  const cells = starts.length - 1
  let highest = 0
  for (let replica = 0; replica < replicas; replica++) {
    const counts = Array.from({ length: windows }, () => new Array<number>(cells).fill(0))
    for (let w = 0; w < windows; w++) {
      for (let cell = 0; cell < cells; cell++) {
        const limit = Math.exp(-(expected[cell] ?? 0))
        let drawn = 0
        for (let product = random(); product > limit; product *= random()) drawn++
        const row = counts[w]
        if (row) row[cell] = drawn + (w > 0 ? (counts[w - 1]?.[cell] ?? 0) : 0)
      }
    }
    for (let w = 0; w < windows; w++) {
      for (let centre = 0; centre < cells; centre++) {
        let [seen, due] = [0, 0]
        for (let at = starts[centre] ?? 0; at < (starts[centre + 1] ?? 0); at++) {
          const cell = members[at] ?? 0
          seen += counts[w]?.[cell] ?? 0
          due += (w + 1) * (expected[cell] ?? 0)
          highest = Math.max(highest, expectationScore(seen, due))
        }
      }
    }
  }
  return highest
}
