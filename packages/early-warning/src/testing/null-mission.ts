import type { Random01 } from '../random.ts'
import { drawLogSeries, drawPoisson } from '../scan/draw.ts'
import type { Grid } from '../scan/grid.ts'
import { type Neighbours, neighboursOf } from '../scan/neighbours.ts'

/** A mission in which nothing ever changes: each area has a rate, and keeps it. */
export type NullMission = {
  readonly side: number
  readonly weeks: number
  /** Reports an area and week, on average; single areas differ by an exponential law. */
  readonly mean: number
  /** Variance / mean of a week's reports. */
  readonly dispersion?: number
}

/** Neighbouring areas lie so far apart. */
const apartM = 25_000

export function squareNeighbours(side: number, most = 9): Neighbours {
  const metres = (a: number, b: number) =>
    apartM * Math.hypot((a % side) - (b % side), Math.floor(a / side) - Math.floor(b / side))
  return neighboursOf(side * side, metres, { most })
}

export function nullCounts(mission: NullMission, random: Random01): Grid {
  const { side, weeks, mean, dispersion = 1 } = mission
  const areas = side * side
  const rates = Array.from({ length: areas }, () => -mean * Math.log(1 - random()))
  const q = 1 - 1 / dispersion
  const perGroup = q > 0 ? (dispersion - 1) / Math.log(dispersion) : 1
  const report = () => (q > 0 ? drawLogSeries(q, random) : 1)
  const values = Float64Array.from({ length: weeks * areas }, (_, at) => {
    let reports = 0
    for (let n = drawPoisson((rates[at % areas] ?? 0) / perGroup, random); n > 0; n--) {
      reports += report()
    }
    return reports
  })
  return { weeks, areas, values }
}

/** Each report of the last weeks is here with the chance of its week, the last first; and what a scan is told of it. */
export function late(
  counts: Grid,
  shares: readonly number[],
  random: Random01,
): { counts: Grid; completeness: Grid } {
  const shareOf = (at: number) => shares[counts.weeks - 1 - Math.floor(at / counts.areas)] ?? 1
  const values = counts.values.map((reports, at) => {
    let here = 0
    for (let n = reports; n > 0; n--) if (random() < shareOf(at)) here++
    return here
  })
  const completeness = counts.values.map((_, at) => shareOf(at))
  return { counts: { ...counts, values }, completeness: { ...counts, values: completeness } }
}

/** So many reports more in one area in each of the last weeks. */
export function planted(counts: Grid, areas: readonly number[], weeks: number, more: number): Grid {
  const values = counts.values.slice()
  for (const area of areas) {
    for (let back = 0; back < weeks; back++) {
      const at = (counts.weeks - 1 - back) * counts.areas + area
      values[at] = (values[at] ?? 0) + more
    }
  }
  return { ...counts, values }
}
