import type { Random01 } from '../random.ts'
import { chanceOf, enoughHigher, mostReplicas, recurrenceDays } from './chance-of.ts'
import { type CircleTable, circleTable, highestScore, type Score } from './circle-table.ts'
import { type Cluster, clustersIn } from './clusters.ts'
import { expectationScore } from './expectation-score.ts'
import { expectedNow } from './expected.ts'
import { type Grid, valueIn, windowSums } from './grid.ts'
import { allKnown, lagWeeks } from './levels.ts'
import type { Neighbours } from './neighbours.ts'
import { doubtfulReplica, populationReplica, type Replica } from './null-model.ts'
import { populationBaseline } from './population-baseline.ts'
import { populationScore } from './population-score.ts'

/** A cluster and how often chance alone brings one like it. */
export type TrendBreak = Cluster & {
  readonly chance: number
  /** Days between two such alarms where nothing is going on, at one scan a week. */
  readonly recurrenceDays: number
  /** No replica was as high: it is rarer than so many replicas can tell. */
  readonly isRarer: boolean
}

/** A cluster has so many reports at least. */
const fewestReports = 2

/** `notYetKnown`: too little past to call anything unexpected. */
export type Scanned =
  | { readonly kind: 'notYetKnown' }
  | {
      readonly kind: 'scanned'
      readonly breaks: readonly TrendBreak[]
      readonly dispersion: number
    }

export type ScanOptions = {
  /** Weeks that are looked at, the last 1 up to so many. */
  readonly windows?: number
  readonly replicas?: number
}

/**
 * Where more was reported in the last weeks than was expected: the expectation-based Poisson space-time
 * scan (Neill et al. 2005; Kulldorff 2001 for circles, windows and chance). Chance is what
 * {@link expectedNow} says of levels, of doubt about them, and of reports that come in groups.
 *
 * @param counts reports by area and week, the last week is now
 * @param completeness share of each week's reports that has come in, by area and week; all without it
 */
export function scanExpected(
  counts: Grid,
  neighbours: Neighbours,
  random: Random01,
  options: ScanOptions & { readonly completeness?: Grid } = {},
): Scanned {
  const { windows = lagWeeks, replicas = mostReplicas, completeness = allKnown(counts) } = options
  const chance = expectedNow(counts, completeness, windows)
  if (!chance) return { kind: 'notYetKnown' }
  const observed = windowSums(counts, windows)
  const expected = upToNow(chance.expected, counts.areas, windows)
  const score = ofSeveral(expectationScore)
  const table = circleTable(neighbours, expected, windows, score)
  const clusters = clustersIn(neighbours, observed, expected, windows, score)
  const replica = doubtfulReplica(chance, chance.doubt)
  const breaks = withChance(clusters, table, replica, random, replicas)
  return { kind: 'scanned', breaks, dispersion: chance.dispersion }
}

/**
 * Where more of all reports fell than area and week by themselves explain, given their total: the
 * population-based scan (Kulldorff 2001). It needs no past of its own, and sees no rise that is
 * everywhere.
 *
 * @param counts reports by area and week, of all weeks that are compared
 */
export function scanPopulation(
  counts: Grid,
  neighbours: Neighbours,
  random: Random01,
  { windows = lagWeeks, replicas = mostReplicas }: ScanOptions = {},
): Scanned {
  const { weeks, areas } = counts
  const total = counts.values.reduce((sum, n) => sum + n, 0)
  if (weeks <= windows || total === 0) return { kind: 'notYetKnown' }
  const baseline = populationBaseline(counts)
  const byBack = Float64Array.from({ length: windows * areas }, (_, at) =>
    valueIn(baseline, weeks - 1 - Math.floor(at / areas), at % areas),
  )
  const score = ofSeveral((observed, expected) => populationScore(observed, expected, total))
  const [observed, expected] = [windowSums(counts, windows), windowSums(baseline, windows)]
  const table = circleTable(neighbours, expected, windows, score, total)
  const clusters = clustersIn(neighbours, observed, expected, windows, score)
  const replica = populationReplica(byBack, areas, windows, total)
  const breaks = withChance(clusters, table, replica, random, replicas)
  return { kind: 'scanned', breaks, dispersion: 1 }
}

/** One report is a report, not a cluster: neither in what was observed nor in a replica. */
function ofSeveral(score: Score): Score {
  return (observed, expected) => (observed < fewestReports ? 0 : score(observed, expected))
}

/** Replicas are drawn until each cluster's chance is known, or `replicas` of them are. */
function withChance(
  clusters: readonly Cluster[],
  table: CircleTable,
  replica: Replica,
  random: Random01,
  replicas: number,
): TrendBreak[] {
  const highest: number[] = []
  const counts = new Int32Array(table.areas * table.windows)
  const first = clusters[0]?.score ?? Number.POSITIVE_INFINITY
  let higher = 0
  while (clusters.length > 0 && highest.length < replicas && higher < enoughHigher) {
    replica(counts, random)
    const one = highestScore(table, counts)
    highest.push(one)
    if (one >= first) higher++
  }
  return clusters.map((cluster) => {
    const chance = chanceOf(cluster.score, highest, replicas)
    const isRarer = chance <= 1 / (replicas + 1)
    return { ...cluster, chance, recurrenceDays: recurrenceDays(chance), isRarer }
  })
}

/** What is expected of each week, added up from now backwards. */
export function upToNow(expected: Float64Array, areas: number, windows: number): Float64Array {
  const sums = expected.slice()
  for (let at = areas; at < areas * windows; at++)
    sums[at] = (sums[at] ?? 0) + (sums[at - areas] ?? 0)
  return sums
}
