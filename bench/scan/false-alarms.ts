import { earsC2 } from '@tocsin/early-warning/ears/ears'
import { drawPoisson } from '@tocsin/early-warning/scan/draw'
import { scanExpected } from '@tocsin/early-warning/scan/scan'
import {
  late,
  type NullMission,
  nullCounts,
  squareNeighbours,
} from '@tocsin/early-warning/testing/null-mission'
import { seededRandom } from '@tocsin/testkit/random'
import { circumstances, table } from '../lib/figures.ts'

/**
 * `npm run bench -- alarms [missions]`: how often scan and EARS cry where nothing changes, by the
 * default budget of one false alarm in a year of weekly runs.
 */
const [missions = 1000] = process.argv.slice(2).map(Number)
const perWeek = 7 / 365
const side = 6
const neighbours = squareNeighbours(side)
console.log(circumstances())

const kinds: readonly (NullMission & { what: string; shares?: readonly number[] })[] = [
  { what: 'few reports', side, weeks: 60, mean: 0.05 },
  { what: 'some', side, weeks: 60, mean: 0.3 },
  { what: 'many', side, weeks: 60, mean: 2 },
  { what: 'a short past', side, weeks: 20, mean: 0.3 },
  { what: 'in groups', side, weeks: 60, mean: 0.3, dispersion: 1.4 },
  { what: 'in larger groups', side, weeks: 60, mean: 0.3, dispersion: 3 },
  { what: 'few, in groups', side, weeks: 60, mean: 0.05, dispersion: 2 },
  { what: 'late', side, weeks: 60, mean: 0.3, shares: [0.3, 0.6, 0.8, 0.9] },
]

const rows = kinds.map(({ what, shares = [], ...mission }) => {
  const chances = Array.from({ length: missions }, (_, i) => {
    const random = seededRandom(10_000 + i)
    const { counts, completeness } = late(nullCounts(mission, random), shares, random)
    const scanned = scanExpected(counts, neighbours, random, { completeness })
    return scanned.kind === 'scanned' ? (scanned.breaks[0]?.chance ?? 1) : 1
  })
  const share = (atMost: number) => chances.filter((p) => p <= atMost).length / missions
  const error = Math.sqrt((perWeek * (1 - perWeek)) / missions) / perWeek
  return [
    `${what} (mean ${mission.mean}, ${mission.weeks} weeks)`,
    `${(share(perWeek) / perWeek).toFixed(2)} ± ${error.toFixed(2)}`,
    share(0.1).toFixed(3),
    share(0.5).toFixed(3),
  ]
})
console.log(table(['scan', 'of the stated rate', 'p ≤ 0.1', 'p ≤ 0.5'], rows))

const ears = [0.3, 1, 3, 10, 40].map((mean) => {
  const random = seededRandom(71)
  const totals = Array.from({ length: missions * 20 }, () => drawPoisson(mean, random))
  const read = totals.map((_, week) => earsC2(totals, week)).filter((one) => one !== undefined)
  const often = (rare: (one: (typeof read)[number]) => boolean) =>
    read.filter(rare).length / read.length
  return [
    `mean ${mean}`,
    (often(({ chance }) => (chance ?? 1) <= perWeek) / perWeek).toFixed(2),
    (often(({ isUnusual }) => isUnusual) / 0.001).toFixed(1),
  ]
})
console.log(table(['EARS C2', 'of the stated rate', 'its own limit, of one in 1,000'], ears))
