import { crsvForms } from '@tocsin/schema/vocabulary/crsv-forms'
import { seededRandom } from '@tocsin/testkit/random'
import { describe, expect, test } from 'vitest'
import { drawPoisson } from '../scan/draw.ts'
import { gridOf } from '../scan/grid.ts'
import { neighboursOf } from '../scan/neighbours.ts'
import { scanExpected } from '../scan/scan.ts'
import { chanceOfAtLeast } from './at-least.ts'
import { firstEver } from './first-ever.ts'
import { hitRates } from './hit-rate.ts'
import { risingPatterns } from './rising.ts'
import { patternsOf, type ThreatSignal } from './signal.ts'
import { weeklyByPattern } from './weekly.ts'

const dayMs = 86_400_000
const now = Date.parse('2026-11-23T00:00Z')
const signal = (daysAgo: number, more: Partial<ThreatSignal> = {}): ThreatSignal => ({
  area: 'NORTH',
  atMs: now - daysAgo * dayMs,
  kind: 'looting',
  actors: [],
  tactics: [],
  ...more,
})
const every = (days: number, upTo: number, more: Partial<ThreatSignal> = {}) =>
  Array.from({ length: Math.floor(upTo / days) }, (_, i) => signal(1 + i * days, more))

describe('EW-13 what rises', () => {
  const steady = every(7, 400)
  const weekly = (signals: readonly ThreatSignal[]) => weeklyByPattern(signals, ['NORTH'], 60, now)

  test('by kind, actor, tactic and sexual violence in any form, each once', () => {
    const told = signal(1, { kind: 'abduction', actors: ['a', 'a'], tactics: ['rape', 'ambush'] })
    expect(patternsOf(told).map(({ dimension, code }) => `${dimension}:${code}`)).toEqual([
      'kind:abduction',
      'actor:a',
      'tactic:rape',
      'tactic:ambush',
      'sexualViolence:any',
    ])
    expect(patternsOf(signal(1, { kind: 'sexual_violence' }))).toHaveLength(2)
    expect(patternsOf(signal(1))).toHaveLength(1)
  })

  test('every named form of sexual violence is watched for', () => {
    const forms = crsvForms.items.map(({ code }) => code)
    const vague = ['other_comparable_gravity', 'not_specified']
    for (const code of forms.filter((code) => !vague.includes(code))) {
      expect(patternsOf(signal(1, { tactics: [code] })).at(-1)?.dimension).toBe('sexualViolence')
    }
  })

  test('a new tactic of three reports rises, what goes on as before does not', () => {
    const ambushes = [2, 9, 16].map((ago) => signal(ago, { tactics: ['ambush'] }))
    const [first, ...rest] = risingPatterns(weekly([...steady, ...ambushes]))
    expect(first).toMatchObject({ pattern: { dimension: 'tactic', code: 'ambush' }, observed: 3 })
    expect(first!.chance).toBeLessThan(0.001)
    expect(rest.every(({ chance }) => chance > 0.02)).toBe(true)
    expect(risingPatterns(weekly(steady)).every(({ chance }) => chance > 0.02)).toBe(true)
  })

  test('in missions where nothing changes it cries no more often than it says, seeds 600 to 1599', () => {
    const kinds = ['looting', 'abduction', 'checkpoint', 'reprisals']
    let alarms = 0
    for (let seed = 600; seed < 1600; seed++) {
      const random = seededRandom(seed)
      const patterns = kinds.map((code) => ({
        pattern: { dimension: 'kind' as const, code },
        counts: gridOf(Array.from({ length: 60 }, () => [drawPoisson(0.8, random)])),
      }))
      if ((risingPatterns(patterns)[0]?.chance ?? 1) <= 7 / 365) alarms++
    }
    expect(alarms / 1000).toBeLessThanOrEqual((1.5 * 7) / 365)
    expect(alarms).toBeGreaterThan(0)
  })

  test('too little past, one report, reports of the future and of elsewhere: nothing', () => {
    expect(risingPatterns([])).toEqual([])
    expect(risingPatterns(weeklyByPattern([signal(1), signal(2)], ['NORTH'], 8, now))).toEqual([])
    expect(risingPatterns(weekly([signal(1)]))).toEqual([])
    expect(weekly([signal(-3), signal(1, { area: 'ELSEWHERE' }), signal(9000)])).toEqual([])
    expect(risingPatterns(weekly(every(0.05, 20)), 0).every(({ chance }) => chance > 0)).toBe(true)
  })

  test('the same counts go to the scan: three areas side by side', () => {
    const areas = Array.from({ length: 9 }, (_, i) => `A${i}`)
    const rapes = ['A3', 'A4', 'A5'].flatMap((area) =>
      [1, 3].map((ago) => signal(ago, { area, kind: 'sexual_violence' })),
    )
    const patterns = weeklyByPattern([...every(9, 400, { area: 'A0' }), ...rapes], areas, 60, now)
    const own = patterns.find(({ pattern }) => pattern.dimension === 'sexualViolence')!
    const near = neighboursOf(9, (a, b) => Math.abs(a - b) * 20_000)
    const scanned = scanExpected(own.counts, near, seededRandom(5))
    expect(scanned).toMatchObject({ breaks: [{ observed: 6, isRarer: true }] })
  })

  test('tails of the negative binomial law: known values, and Poisson where all is sure', () => {
    expect(chanceOfAtLeast(0, 3, 1)).toBe(1)
    expect(chanceOfAtLeast(2, 1, 1)).toBeCloseTo(0.25, 12)
    expect(chanceOfAtLeast(3, 2, 1e9)).toBeCloseTo(1 - 5 * Math.exp(-2), 6)
    expect(chanceOfAtLeast(3, 0, 1)).toBe(1)
    expect(chanceOfAtLeast(3, Number.NaN, 1)).toBe(1)
  })
})

describe('EW-14 what is new, and what it was worth', () => {
  const since = new Map([['NORTH', now - 400 * dayMs]])

  test('what an area never had in 180 known days and more', () => {
    const signals = [...every(7, 390), signal(3, { kind: 'abduction' })]
    expect(firstEver(signals, since, now)).toEqual([
      expect.objectContaining({
        pattern: { dimension: 'kind', code: 'abduction' },
        knownDays: 397,
      }),
    ])
    expect(firstEver([...signals, signal(200, { kind: 'abduction' })], since, now)).toEqual([])
    expect(firstEver([signal(40, { kind: 'abduction' })], since, now)).toEqual([])
  })

  test('in an area hardly known nothing is new', () => {
    expect(firstEver([signal(3)], new Map([['NORTH', now - 100 * dayMs]]), now)).toEqual([])
    expect(firstEver([signal(3)], new Map(), now)).toEqual([])
    expect(firstEver([signal(-3)], since, now)).toEqual([])
  })

  test('how often a pattern came true, with what few reports leave open', () => {
    const judged = [true, true, false, null].map((cameTrue) => ({ ...signal(9), cameTrue }))
    const [rate] = hitRates(judged)
    expect(rate).toMatchObject({ hits: 2, of: 3, open: 1, share: 2 / 3 })
    expect(rate!.low).toBeCloseTo(0.2077, 4)
    expect(rate!.high).toBeCloseTo(0.9385, 4)
    expect(hitRates([{ ...signal(1), cameTrue: null }])[0]).toMatchObject({ share: null, high: 1 })
  })
})
