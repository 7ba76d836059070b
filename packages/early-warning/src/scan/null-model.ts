import type { Random01 } from '../random.ts'
import { aliasTable } from './alias-table.ts'
import { drawLogSeries, drawPoisson } from './draw.ts'

/** Fills `counts` (by window and area) with what chance alone might have brought. */
export type Replica = (counts: Int32Array, random: Random01) => void

/** What chance is: Poisson numbers of the expected mean, made wider by what is not known of them. */
export type Chance = {
  /** Expected by week back and area: entry `back * areas + area`, 0 weeks back is now. */
  readonly expected: Float64Array
  readonly areas: number
  readonly windows: number
  /**
   * By area: how surely its rate is known, as the shape of a gamma law around it (a rate seen in s
   * reports has shape s). Infinite where it is taken as exact.
   */
  readonly sureness: Float64Array
  /** Variance / mean of a week's reports; 1 is Poisson, more is negative binomial. */
  readonly dispersion: number
}

/**
 * Reports of all areas at once: a Poisson number of groups falls on areas by weight, each group is as
 * large as a logarithmic series says, each of its reports falls on a week by weight. That is exactly a
 * Poisson number with a gamma rate for each area (Quenouille 1949, Biometrics 5(2): a Poisson number of
 * logarithmic series is negative binomial), in time that grows with reports and not with areas.
 */
export function nullReplica(chance: Chance): Replica {
  const { expected, areas, windows, sureness, dispersion } = chance
  // A report stands for so many where reports come in groups within a week.
  const inWeek = dispersion > 1 ? 1 - 1 / dispersion : 0
  const perReport = inWeek > 0 ? (dispersion - 1) / Math.log(dispersion) : 1
  const rates = new Float64Array(areas)
  const inArea = new Float64Array(areas)
  for (let area = 0; area < areas; area++) {
    let mean = 0
    for (let back = 0; back < windows; back++) mean += expected[back * areas + area] ?? 0
    mean /= perReport
    const shape = sureness[area] ?? Number.POSITIVE_INFINITY
    const isExact = shape === Number.POSITIVE_INFINITY
    rates[area] = isExact ? mean : shape * Math.log1p(mean / shape)
    inArea[area] = isExact ? 0 : mean / (shape + mean)
  }
  const total = rates.reduce((sum, rate) => sum + rate, 0)
  if (!(total > 0)) return (counts) => void counts.fill(0)
  const drawArea = aliasTable(rates)
  const drawBack = weeksBack(expected, areas, windows)
  return (counts, random) => {
    counts.fill(0)
    for (let groups = drawPoisson(total, random); groups > 0; groups--) {
      const area = drawArea(random)
      const q = inArea[area] ?? 0
      for (let reports = q > 0 ? drawLogSeries(q, random) : 1; reports > 0; reports--) {
        const back = drawBack(area, random)
        const size = inWeek > 0 ? drawLogSeries(inWeek, random) : 1
        for (let w = back; w < windows; w++) {
          counts[w * areas + area] = (counts[w * areas + area] ?? 0) + size
        }
      }
    }
  }
}

/** Five values of a normal law that are equally likely. */
const likely = [-1.281_551_6, -0.524_400_5, 0, 0.524_400_5, 1.281_551_6]

/** Standard errors of what all areas share, as shares: of the dispersion, and of the level of the mission. */
export type Doubt = { readonly dispersion: number; readonly level: number }

/**
 * The same where neither dispersion nor level of the mission is known exactly: each replica takes one of
 * five likely pairs (log-normal; a Latin square keeps the two apart: McKay, Beckman & Conover 1979,
 * Technometrics 21(2)).
 */
export function doubtfulReplica(chance: Chance, doubt: Doubt): Replica {
  const replicas = likely.map((z, i) => {
    const level = Math.exp((likely[(2 * i + 1) % likely.length] ?? 0) * doubt.level)
    return nullReplica({
      ...chance,
      expected: chance.expected.map((mean) => mean * level),
      dispersion: Math.max(1, chance.dispersion * Math.exp(z * doubt.dispersion)),
    })
  })
  return (counts, random) => {
    const replica = replicas[Math.floor(random() * replicas.length)]
    replica?.(counts, random)
  }
}

/** How many weeks back a report of an area lies, by what is expected of each. */
function weeksBack(expected: Float64Array, areas: number, windows: number) {
  return (area: number, random: Random01): number => {
    let all = 0
    for (let back = 0; back < windows; back++) all += expected[back * areas + area] ?? 0
    let left = random() * all
    for (let back = 0; back < windows - 1; back++) {
      left -= expected[back * areas + area] ?? 0
      if (left < 0) return back
    }
    return windows - 1
  }
}

/**
 * The total is given: all `total` reports of the whole grid fall anew on areas and weeks by what is
 * expected there; those outside the windows are not looked at (Kulldorff 2001, §3).
 *
 * @param expected by week back and area, of the last `windows` weeks
 */
export function populationReplica(
  expected: Float64Array,
  areas: number,
  windows: number,
  total: number,
): Replica {
  const inside = expected.reduce((sum, mean) => sum + mean, 0)
  if (!(total > 0 && inside > 0)) return (counts) => void counts.fill(0)
  const draw = aliasTable([...expected, Math.max(0, total - inside)])
  return (counts, random) => {
    counts.fill(0)
    for (let report = 0; report < total; report++) {
      const at = draw(random)
      const [back, area] = [Math.floor(at / areas), at % areas]
      for (let w = back; w < windows; w++) {
        counts[w * areas + area] = (counts[w * areas + area] ?? 0) + 1
      }
    }
  }
}
