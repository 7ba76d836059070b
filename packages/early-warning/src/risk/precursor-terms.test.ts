import { seededRandom } from '@tocsin/testkit/random'
import { describe, expect, test } from 'vitest'
import { scoreForecast } from '../score/score.ts'
import { areaGrid, harm, someHarm, someMonday } from '../testing/harm.ts'
import { type Heard, simulateMission, simulatePrecursors } from '../testing/simulated-mission.ts'
import { forecastBy } from './forecast-by.ts'
import type { HarmEvent, Precursor } from './harm-event.ts'
import { oddsBy, precursorTerms } from './precursor-terms.ts'
import { createWeeklyRisk, type WeeklyRisk } from './weekly-risk.ts'
import { modelOf, onsetModel, scale } from './weights.ts'

const question = { horizon: 28, minDeaths: 1 } as const
const areas = areaGrid(64)
const past = someHarm(seededRandom(90), areas, 400)
const listOf = (events: readonly HarmEvent[]) =>
  createWeeklyRisk(areas, events, question)(someMonday)
const before = listOf(past)

const told = (precursor: Precursor, given: Partial<HarmEvent> = {}) =>
  harm({ id: `p ${precursor}`, standing: 'unverified', civilianDeaths: 0, precursor, ...given })

/** Odds by which an area moved, apart from the intercept, which moves all of them. */
function timesIn(list: WeeklyRisk, area: number, than = before): number {
  const odds = ({ p, shift }: WeeklyRisk) => {
    const one = p[area] ?? Number.NaN
    return one / (1 - one) / Math.exp(shift)
  }
  return odds(list) / odds(than)
}

describe('precursors', () => {
  test('RL-9 one of today multiplies the odds by what is said on the screen, in its own area and the next', () => {
    for (const of of ['threat', 'armed_presence', 'displacement'] as const) {
      const list = listOf([...past, told(of, { area: 'a20' })])
      expect(timesIn(list, 20)).toBeCloseTo(oddsBy(of).one, 6)
      // 45 km away by the grid's own step.
      expect(Math.abs(timesIn(list, 21) - oddsBy('precursor').one)).toBeLessThan(0.001)
      expect(timesIn(list, 60)).toBeCloseTo(1, 6)
    }
    expect([oddsBy('threat').one, oddsBy('armed_presence').one].map(Math.round)).toEqual([3, 3])
    expect(oddsBy('any')).toEqual({ one: 1, most: 1 })
  })

  test('RL-9 each one more raises, less and less, and never by more than the most of its term (seed 91)', () => {
    const random = seededRandom(91)
    const many: HarmEvent[] = []
    let last = 1
    for (let n = 0; n < 120; n++) {
      const days = Math.floor(random() * 20)
      many.push(told('threat', { id: `p${n}`, area: 'a20', end: someMonday - 1 - days }))
      if (n % 20 > 0 && n > 4) continue
      const now = timesIn(listOf([...past, ...many]), 20)
      expect(now).toBeGreaterThanOrEqual(last - 1e-9)
      last = now
    }
    const all = [...past, ...many, told('threat', { id: 'last', area: 'a20' })]
    expect(timesIn(listOf(all), 20)).toBeCloseTo(oddsBy('threat').most, 6)
    const verified = told('displacement', { area: 'a20', standing: 'verified' })
    const other = told('displacement', { area: 'a20' })
    expect(timesIn(listOf([...past, verified]), 20)).toBeGreaterThan(
      timesIn(listOf([...past, other]), 20),
    )
  })

  test('RL-9 it fades, and after six half-lives, ended, of the future or known too late it is as if it were not', () => {
    const at = (given: Partial<HarmEvent>) =>
      listOf([...past, told('threat', { area: 'a20', ...given })])
    const ages = [1, 8, 15, 29, 42].map((days) => timesIn(at({ end: someMonday - days }), 20))
    expect(ages).toEqual([...ages].sort((a, b) => b - a))
    const none: Partial<HarmEvent>[] = [
      { end: someMonday - 43 },
      { ended: someMonday },
      { ended: someMonday - 5, end: someMonday - 9 },
      { end: someMonday },
      { known: someMonday },
      { area: 'elsewhere' },
    ]
    for (const given of none) expect(timesIn(at(given), 20)).toBeCloseTo(1, 12)
    expect(timesIn(at({ ended: someMonday + 1 }), 20)).toBeGreaterThan(2)
  })

  test('RL-9 without any, and of those elsewhere, every figure of the list is the same to the last bit', () => {
    const bits = (list: WeeklyRisk) => ({
      ...list,
      entries: list.entries().map(({ reasons }) => reasons),
    })
    expect(precursorTerms.length).toBe(4)
    expect(bits(listOf([...past, told('threat', { area: 'elsewhere' })]))).toEqual(bits(before))
    const far = told('threat', { area: 'a0', end: someMonday - 900 })
    expect(listOf([...past, far]).p).toEqual(before.p)
  })

  test('RL-2 RL-10 reasons add up to the log-odds with the factor of the mission in their weights (seed 92)', () => {
    const random = seededRandom(92)
    const kinds = ['threat', 'armed_presence', 'displacement'] as const
    const mixed = someHarm(random, areas, 900).map((one, n) => {
      const kind = kinds[n % 3]
      return n % 2 === 0 && kind ? told(kind, { ...one, civilianDeaths: 0, precursor: kind }) : one
    })
    const list = listOf(mixed)
    expect(list.factor).not.toBe(1)
    let asked = 0
    for (const entry of list.entries()) {
      const by = entry.isKept ? onsetModel.base : modelOf(question).base + list.shift
      const sum = entry.allReasons().reduce((total, { adds }) => total + adds, by)
      expect(sum).toBeCloseTo(entry.logOdds, 9)
      for (const { term, adds, level } of entry.allReasons()) {
        const judged = precursorTerms.find(({ of }) => of === term.of)
        if (!judged) continue
        asked++
        const { weight, most = 0 } = judged
        const by = Math.min(weight * Math.log(1 + level / scale), most)
        expect(adds).toBeCloseTo(list.factor * by, 9)
      }
    }
    expect(asked).toBeGreaterThan(20)
  })

  test('RL-9 it is no event of any kind, and ends no quiet', () => {
    const events = ['threat', 'armed_presence', 'displacement'].map((of) =>
      told(of as Precursor, { id: of, area: 'a63' }),
    )
    const list = createWeeklyRisk(areas, events, question)(someMonday)
    const [first] = list.entries()
    expect(first?.area).toBe('a63')
    expect(first?.allReasons().map(({ term }) => term.of)).toEqual([
      'threat',
      'armed_presence',
      'displacement',
    ])
    expect(list.shift).toBe(0)
    expect(list.order.filter(({ isKept }) => isKept)).toHaveLength(4)
  })
})

/** Of one mission, a year of every fourth Monday. */
function found(seed: number, heard: Heard) {
  const mission = simulateMission(seededRandom(seed))
  const told = simulatePrecursors(mission, heard, seededRandom(1000 + seed))
  const riskOn = createWeeklyRisk(mission.areas, [...mission.events, ...told], question)
  const mondays = Array.from({ length: 13 }, (_, n) => someMonday + 28 * n)
  const task = { areas: mission.areas.map(({ id }) => id), mondays, ...question }
  const table = scoreForecast(forecastBy(mission.areas, riskOn, mondays), mission.events, task)
  return { onsets: table['onset_recall@20'], precision: table.average_precision }
}

test('RL-9 in a simulated mission they find attacks after quiet that nothing else finds, and noise costs little (seed 2)', () => {
  const without = found(2, { detection: 0, false: 0, afraid: 0 })
  const half = found(2, { detection: 0.5, false: 1, afraid: 0.5 })
  const noise = found(2, { detection: 0, false: 1, afraid: 0 })
  expect(half.onsets - without.onsets).toBeGreaterThan(0.02)
  expect(half.precision - without.precision).toBeGreaterThan(0.02)
  expect(noise.onsets - without.onsets).toBeGreaterThan(-0.04)
  expect(noise.precision - without.precision).toBeGreaterThan(-0.03)
})
