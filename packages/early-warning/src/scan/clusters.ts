import type { Score } from './circle-table.ts'
import { type Circle, eachCircle } from './each-circle.ts'
import type { Neighbours } from './neighbours.ts'

/** A circle in which there is more than expected, and its score. */
export type Cluster = {
  /** Numbers of its areas, the centre first. */
  readonly areas: readonly number[]
  /** Metres from the centre of the first area to that of the last; 0 for one area alone. */
  readonly radiusM: number
  /** The last so many weeks. */
  readonly weeks: number
  readonly observed: number
  readonly expected: number
  readonly score: number
}

/** More are shown to nobody, and cost replicas. */
const mostClusters = 10

/** The clusters of highest score that share no area with a higher one, highest first. */
export function clustersIn(
  neighbours: Neighbours,
  observed: Float64Array,
  expected: Float64Array,
  windows: number,
  score: Score,
): Cluster[] {
  const { starts, members, metres } = neighbours
  const best = new Map<number, { circle: Circle; score: number }>()
  eachCircle(neighbours, observed, expected, windows, (circle) => {
    const own = score(circle.observed, circle.expected)
    if (own > (best.get(circle.centre)?.score ?? 0)) best.set(circle.centre, { circle, score: own })
  })
  const taken = new Set<number>()
  const clusters: Cluster[] = []
  for (const { circle, score } of [...best.values()].sort((a, b) => b.score - a.score)) {
    const from = starts[circle.centre] ?? 0
    const areas = [...members.subarray(from, from + circle.size)]
    if (areas.some((area) => taken.has(area))) continue
    for (const area of areas) taken.add(area)
    const { weeks, observed, expected } = circle
    const radiusM = metres[from + circle.size - 1] ?? 0
    clusters.push({ areas, radiusM, weeks, observed, expected, score })
    if (clusters.length === mostClusters) break
  }
  return clusters
}
