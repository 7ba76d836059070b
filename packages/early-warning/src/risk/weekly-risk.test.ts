import { seededRandom } from '@tocsin/testkit/random'
import { describe, expect, test } from 'vitest'
import { areaGrid, harm, someHarm, someMonday } from '../testing/harm.ts'
import type { HarmEvent } from './harm-event.ts'
import { standingWeights } from './harm-event.ts'
import { createWeeklyRisk } from './weekly-risk.ts'
import { modelOf, onsetModel } from './weights.ts'

const question = { horizon: 28, minDeaths: 1 } as const
const areas = areaGrid(40)
const listOn = (events: readonly HarmEvent[], monday = someMonday) =>
  createWeeklyRisk(areas, events, question)(monday)

const inside = (p: Float64Array) => [...p].every((one) => one > 0 && one < 1)

describe('the list', () => {
  test('RL-7 no event, one event, one area with everything: numbers between 0 and 1', () => {
    const everything = Array.from({ length: 2000 }, (_, i) =>
      harm({ id: `e${i}`, end: someMonday - 1 - (i % 700) }),
    )
    for (const events of [[], [harm()], everything]) {
      const list = listOn(events)
      expect(inside(list.p)).toBe(true)
      expect(list.entries()).toHaveLength(20)
      expect(Number.isFinite(list.shift)).toBe(true)
    }
    expect(listOn(everything).entries()[0]?.area).toBe('a0')
    expect(createWeeklyRisk([], [harm()], question)(someMonday).entries()).toEqual([])
  })

  test('RL-7 no area is above another where nothing is known, and events elsewhere count nowhere', () => {
    expect(new Set(listOn([]).p).size).toBe(1)
    expect(listOn([harm({ area: 'elsewhere' })]).p).toEqual(listOn([]).p)
  })

  test('RL-7 an event more lowers no area, and their order changes nothing (seed 5)', () => {
    const events = someHarm(seededRandom(5), areas, 300)
    const { logOdds: before } = rawOf(events)
    const { logOdds: after } = rawOf([...events, harm({ id: 'more', area: 'a17' })])
    expect(after.every((one, i) => one >= (before[i] ?? 0))).toBe(true)
    expect(after[17]).toBeGreaterThan(before[17] ?? 0)
    expect(listOn([...events].reverse()).p).toEqual(listOn(events).p)
  })

  test('RL-3 what became known later, or was not over, changes nothing of the list (seed 6)', () => {
    const events = someHarm(seededRandom(6), areas, 300)
    const then = events.filter(({ known, end }) => known < someMonday && end < someMonday)
    expect(then.length).toBeLessThan(events.length)
    expect(listOn(events).p).toEqual(listOn(then).p)
    const late = harm({ area: 'a20', end: someMonday - 3, known: someMonday })
    expect(listOn([...events, late]).p).toEqual(listOn(events).p)
    expect(listOn([...events, { ...late, known: someMonday - 1 }]).p).not.toEqual(listOn(events).p)
  })

  test('RL-4 an unverified report counts six tenths of a verified one', () => {
    const reason = (standing: HarmEvent['standing']) =>
      listOn([harm({ standing })]).entries()[0]?.reasons[0]
    expect(standingWeights).toEqual({ verified: 1, data_set: 1, unverified: 0.6 })
    expect(reason('verified')?.level).toBe(1)
    expect(reason('unverified')?.level).toBe(0.6)
  })

  test('RL-2 the reasons add up to the log-odds, and by hand from dates and distances (seed 7)', () => {
    const list = listOn(someHarm(seededRandom(7), areas, 400))
    const model = modelOf(question)
    for (const entry of list.entries()) {
      const by = entry.isKept ? onsetModel : model
      const base = entry.isKept ? by.base : by.base + list.shift
      const all = entry.allReasons()
      const sum = all.reduce((total, { adds }) => total + adds, base)
      expect(sum).toBeCloseTo(entry.logOdds, 9)
      expect(entry.reasons).toEqual(all.slice(0, 3))
      for (const { term, level, adds, counted, events, last, nearestKm } of all) {
        const again = counted.map(({ end, km }) => {
          const far =
            term.reachKm === undefined ? 1 : Math.exp(-(km ** 2) / (2 * term.reachKm ** 2))
          return far * 0.5 ** ((someMonday - 1 - end) / term.halfLifeDays)
        })
        expect(again.reduce((total, one) => total + one, 0)).toBeCloseTo(level, 9)
        expect(term.weight * Math.log(1 + level / by.scale)).toBeCloseTo(adds, 9)
        expect([events, last]).toEqual([counted.length, Math.max(...counted.map((c) => c.end))])
        expect(nearestKm).toBe(Math.min(...counted.map(({ km }) => km)))
      }
    }
  })

  test('RL-6 four of twenty places are for quiet areas; scores fall down the list (seed 8)', () => {
    const many = areaGrid(120)
    const events = someHarm(seededRandom(8), many, 1500)
    const list = createWeeklyRisk(many, events, question)(someMonday)
    const kept = list.entries().filter(({ isKept }) => isKept)
    expect(kept.map(({ place }) => place)).toEqual([17, 18, 19, 20])
    const quiet = (area: string) =>
      !events.some((one) => {
        const isRecent = one.end >= someMonday - 180 && one.end < someMonday
        return one.area === area && one.civilianDeaths > 0 && isRecent && one.known < someMonday
      })
    expect(kept.every(({ area }) => quiet(area))).toBe(true)
    const scores = list.order.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(list.order.map(({ area }) => area)).size).toBe(many.length)
  })
})

/** Without the rolling intercept, which is the mission's and moves all areas alike. */
function rawOf(events: readonly HarmEvent[]) {
  const list = listOn(events)
  return { logOdds: list.p.map((p) => Math.log(p / (1 - p)) - list.shift) }
}
