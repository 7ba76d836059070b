import { drawPoisson } from '@tocsin/early-warning/scan/draw'
import type { Grid } from '@tocsin/early-warning/scan/grid'
import { type Neighbours, neighboursOf } from '@tocsin/early-warning/scan/neighbours'
import { seededRandom } from '@tocsin/testkit/random'

export type ScanWork = { cells: number; replicas: number; seed: number }
export type ScanFigures = { ms: number; computing: number; highest: number }

/** Reports a cell and week: of 2,000 cells some 400 a week, more than any mission has. */
const mean = 0.2
const weeks = 60

/** Cells side by side, 25 km apart, each with its 20 nearest. */
export function benchMission({ cells, seed }: ScanWork): { counts: Grid; neighbours: Neighbours } {
  const random = seededRandom(seed)
  const side = Math.ceil(Math.sqrt(cells))
  const metres = (a: number, b: number) =>
    25_000 * Math.hypot((a % side) - (b % side), Math.floor(a / side) - Math.floor(b / side))
  const values = Float64Array.from({ length: weeks * cells }, () => drawPoisson(mean, random))
  return { counts: { weeks, areas: cells, values }, neighbours: neighboursOf(cells, metres) }
}

/** By the clock and by what the thread computed; works without `process.cpuUsage` of other threads. */
export function timed(work: () => number): ScanFigures {
  const [began, before] = [performance.now(), process.cpuUsage()]
  const highest = work()
  const { user, system } = process.cpuUsage(before)
  return { ms: performance.now() - began, computing: (user + system) / 1000, highest }
}
