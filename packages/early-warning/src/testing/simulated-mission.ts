import type { Area } from '../areas/area.ts'
import type { Random01 } from '../random.ts'
import type { Day, HarmEvent } from '../risk/harm-event.ts'
import { drawPoisson } from '../scan/draw.ts'
import { areaGrid, harm, someMonday } from './harm.ts'

/**
 * A mission that never was: what happened in it, of which precursors are drawn apart. It is a little like
 * the country that the weights were fitted on (docs/figures.md): few areas have most of it, it spreads to
 * the next ones and comes back (near repeat: Townsley, Homel and Chaseling 2003), and about a third of the
 * attacks come where it was quiet for 180 days. Everything else in it is an assumption.
 */
export type SimulatedMission = {
  readonly areas: readonly Area[]
  readonly events: readonly HarmEvent[]
}

/** Areas of the grid of `areaGrid`, eight to a row. */
const [rows, columns] = [40, 8]
const areaCount = rows * columns

/** Three years before {@link someMonday}, of which the list learns, and one after. */
export const [firstDay, lastDay] = [someMonday - 3 * 364, someMonday + 364 + 28]
const days = lastDay - firstDay

/**
 * Places from which most attacks go out, so many a day. Each moves on after so many days. In widths of
 * an area, how far attacks lie from their place and how far it moves, as standard deviations.
 */
const [fronts, frontADay, frontDays] = [3, 0.08, 300]
const [frontReach, frontMoves] = [0.9, 1.2]

/** Attacks that nothing leads to: the median of areas, for a year, and how far areas differ (log-normal). */
const [aYear, areaSpread] = [0.01, 2]

/** Share of attacks in which civilians are killed. */
const killing = 0.65

/** An attack brings so many others, after so many days, in its own area or one next to it. */
const [followers, followDays, followHere] = [0.6, 30, 0.8]

export function simulateMission(random: Random01): SimulatedMission {
  const areas = areaGrid(areaCount)
  const found: { at: number; day: Day }[] = []
  const attack = (at: number, day: Day) => {
    if (day >= lastDay) return
    found.push({ at, day })
    for (let n = drawPoisson(followers, random); n > 0; n--) {
      const where = random() < followHere ? at : nextTo(at, random)
      attack(where, day + 1 + exponential(followDays, random))
    }
  }
  for (let front = 0; front < fronts; front++) {
    let [row, column] = [random() * rows, random() * columns]
    for (let start = firstDay; start < lastDay; start += frontDays) {
      for (let n = drawPoisson(frontADay * frontDays, random); n > 0; n--) {
        const where = areaAt(
          row + frontReach * normal(random),
          column + frontReach * normal(random),
        )
        attack(where, start + Math.floor(random() * frontDays))
      }
      row = Math.abs(row + frontMoves * normal(random)) % rows
      column = Math.abs(column + frontMoves * normal(random)) % columns
    }
  }
  for (let at = 0; at < areaCount; at++) {
    const usual = (aYear / 365) * Math.exp(areaSpread * normal(random))
    for (let n = drawPoisson(usual * days, random); n > 0; n--) {
      attack(at, firstDay + Math.floor(random() * days))
    }
  }
  const events = found.map(({ at, day }, i) => {
    const civilianDeaths = random() < killing ? 1 + Math.floor(random() * 8) : 0
    return harm({
      id: `e${i}`,
      area: areas[at]?.id ?? '',
      end: day,
      known: day + delay(random),
      standing: 'verified',
      civilianDeaths,
    })
  })
  return { areas, events }
}

/** What a mission hears before attacks. Nobody has measured it: each share is an assumption to be varied. */
export type Heard = {
  /** Share of attacks on civilians before which somebody reported something; some of it is late. */
  readonly detection: number
  /** Reports behind which there was nothing, for each area and year. */
  readonly false: number
  /** Share of these that are made where there was an attack in the last weeks: fear follows violence. */
  readonly afraid: number
}

/** Of reports: 45 % threats, 35 % armed men, 20 % people who flee. */
const kinds = [
  [0.45, 'threat'],
  [0.8, 'armed_presence'],
  [1, 'displacement'],
] as const

/** Half of the reports came in less than so many days before the attack, eight of ten in 3 to 28. */
const [leadDays, leadSpread] = [9, 0.9]

/** How long after an attack people report what they fear, on average. */
const afraidDays = 20

/** Share of reports that name the area itself; others name one next to it. */
const named = 0.7

/**
 * Unverified reports of precursors: before a share of the attacks one or more, days before, now and then
 * of the area next to it; and others for nothing, where there was an attack or anywhere, more from some
 * areas than from others. All of them reach the mission days after they were noticed.
 */
export function simulatePrecursors(
  { areas, events }: SimulatedMission,
  heard: Heard,
  random: Random01,
): HarmEvent[] {
  const numbers = new Map(areas.map(({ id }, at) => [id, at]))
  const reports: { at: number; day: Day }[] = []
  const report = (at: number, day: Day) => reports.push({ at, day })
  const nearby = (at: number) => (random() < named ? at : nextTo(at, random))
  for (const { area, start, civilianDeaths } of events) {
    if (civilianDeaths === 0 || random() >= heard.detection) continue
    for (let n = 1 + drawPoisson(0.5, random); n > 0; n--) {
      const lead = Math.ceil(leadDays * Math.exp(leadSpread * normal(random)))
      report(nearby(numbers.get(area) ?? 0), start - lead)
    }
  }
  const talkative = areas.map(() => Math.exp(normal(random)))
  const all = talkative.reduce((sum, one) => sum + one, 0)
  const nothing = (heard.false * areas.length * days) / 365
  const anywhere = nothing * (1 - heard.afraid)
  for (const [at, one] of talkative.entries()) {
    for (let n = drawPoisson((anywhere * one) / all, random); n > 0; n--) {
      report(at, firstDay + Math.floor(random() * days))
    }
  }
  for (let n = drawPoisson(nothing * heard.afraid, random); n > 0; n--) {
    const after = events[Math.floor(random() * events.length)]
    if (after)
      report(nearby(numbers.get(after.area) ?? 0), after.end + exponential(afraidDays, random))
  }
  return reports.map(({ at, day }, i) => {
    const drawn = random()
    return harm({
      id: `p${i}`,
      area: areas[at]?.id ?? '',
      end: day,
      known: day + delay(random),
      standing: 'unverified',
      civilianDeaths: 0,
      precursor: kinds.find(([below]) => drawn < below)?.[1] ?? 'threat',
    })
  })
}

/** Most reports arrive within days; one of five waits for a tablet to come home. */
function delay(random: Random01): Day {
  return exponential(random() < 0.8 ? 1.5 : 10, random)
}

function exponential(mean: number, random: Random01): Day {
  return Math.floor(-mean * Math.log(1 - random()))
}

/** Box and Muller 1958. */
function normal(random: Random01): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function nextTo(at: number, random: Random01): number {
  const step = () => Math.floor(random() * 3) - 1
  return areaAt(Math.floor(at / columns) + step(), (at % columns) + step())
}

/** What lies outside the grid falls on its edge. */
function areaAt(row: number, column: number): number {
  const inside = (value: number, size: number) => Math.min(size - 1, Math.max(0, Math.floor(value)))
  return inside(row, rows) * columns + inside(column, columns)
}
