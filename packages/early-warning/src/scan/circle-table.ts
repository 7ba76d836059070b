import type { Neighbours } from './neighbours.ts'

/** Log likelihood ratio of so much observed where so much was expected. */
export type Score = (observed: number, expected: number) => number

/** What all replicas of one scan share: circles, and what is expected in each. */
export type CircleTable = {
  readonly neighbours: Neighbours
  readonly areas: number
  readonly windows: number
  /** Expected by window and entry of `members`: of the circle that ends there. */
  readonly due: Float64Array
  /** `slack × (C − B)²/B` is never below the score of the same circle. */
  readonly slack: number
  readonly score: Score
}

/**
 * `ln x ≤ x − 1` bounds the score by `(C − B)²/B` where the rate outside is given (slack 1), and by
 * `(C − B)²/B · N/(N − B)` where the total N is: most circles need no logarithm.
 *
 * @param expected sums by window and area, of `windowSums`
 * @param total N of a population-based scan
 */
export function circleTable(
  neighbours: Neighbours,
  expected: Float64Array,
  windows: number,
  score: Score,
  total = Number.POSITIVE_INFINITY,
): CircleTable {
  const { starts, members } = neighbours
  const areas = starts.length - 1
  const due = new Float64Array(members.length * windows)
  let most = 0
  for (let w = 0; w < windows; w++) {
    for (let centre = 0; centre < areas; centre++) {
      let sum = 0
      for (let at = starts[centre] ?? 0; at < (starts[centre + 1] ?? 0); at++) {
        sum += expected[w * areas + (members[at] ?? 0)] ?? 0
        due[w * members.length + at] = sum
      }
      most = Math.max(most, sum)
    }
  }
  const slack = total === Number.POSITIVE_INFINITY ? 1 : total / Math.max(0, total - most)
  return { neighbours, areas, windows, due, slack, score }
}

/**
 * The highest score of any circle and window: the one number that a replica is needed for. Each circle
 * is the one before and one area more; a logarithm is taken only where it may beat the highest so far.
 *
 * @param counts reports by window and area, as `expected` of {@link circleTable}
 */
export function highestScore(table: CircleTable, counts: Int32Array): number {
  const { areas, windows, due, slack, score } = table
  const { starts, members } = table.neighbours
  let highest = 0
  for (let w = 0; w < windows; w++) {
    const ofWindow = w * areas
    const ofEntries = w * members.length
    for (let centre = 0; centre < areas; centre++) {
      // as: `centre` and all below lie within what circleTable built; 160 million loads a scan.
      const to = starts[centre + 1] as number
      let seen = 0
      for (let at = starts[centre] as number; at < to; at++) {
        seen += counts[ofWindow + (members[at] as number)] as number
        const expected = due[ofEntries + at] as number
        const over = seen - expected
        // Both signs: that a circle has more than expected is a coin toss, and a branch that cannot be foreseen.
        if (over * over * slack > highest * expected && over > 0) {
          highest = Math.max(highest, score(seen, expected))
        }
      }
    }
  }
  return highest
}
