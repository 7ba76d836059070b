import { seededRandom } from '@tocsin/testkit/random'
import { describe, expect, test } from 'vitest'
import { areaState, coverageOf, isKnownQuiet } from './area-week.ts'
import { gapsOf, silenceChance } from './gaps.ts'
import { silences } from './silence.ts'

const dayMs = 86_400_000
const now = Date.parse('2026-11-23T12:00Z')
const nobody: ReadonlySet<string> = new Set()
/** Heard every `every` days, last `ago` days before now. */
const heard = (id: string, every: number, ago: number, times = 20) => ({
  id,
  area: id.toUpperCase(),
  contactsMs: Array.from({ length: times }, (_, i) => now - (ago + i * every) * dayMs),
})

describe('EW-11 what is known of an area and week', () => {
  test('incidents, an explicit nothing, no contact', () => {
    expect(areaState({ incidents: 1, zeroReports: 1, contacts: 0 })).toBe('reportedIncidents')
    expect(areaState({ incidents: 0, zeroReports: 1, contacts: 0 })).toBe('reportedNothing')
    expect(areaState({ incidents: 0, zeroReports: 0, contacts: 0 })).toBe('noContact')
  })

  test('no contact is never quiet, nor is a contact in which nothing was said', () => {
    expect(isKnownQuiet({ incidents: 0, zeroReports: 0, contacts: 0 })).toBe(false)
    expect(isKnownQuiet({ incidents: 0, zeroReports: 0, contacts: 9 })).toBe(false)
    expect(isKnownQuiet({ incidents: 0, zeroReports: 1, contacts: 0 })).toBe(true)
    expect(isKnownQuiet({ incidents: 1, zeroReports: 1, contacts: 0 })).toBe(false)
  })

  test('how much of a mission is known of; of none nothing', () => {
    const weeks = [
      { incidents: 2, zeroReports: 0, contacts: 0 },
      { incidents: 0, zeroReports: 1, contacts: 1 },
      { incidents: 0, zeroReports: 0, contacts: 3 },
      { incidents: 0, zeroReports: 0, contacts: 0 },
    ]
    const counts = { reportedIncidents: 1, reportedNothing: 1, noContact: 2, contacted: 3 }
    expect(coverageOf(weeks)).toEqual({ ...counts, share: 0.5 })
    expect(coverageOf([])).toMatchObject({ noContact: 0, share: null })
  })
})

describe('EW-12 silence', () => {
  test('by its own rhythm: what is usual for one is an alarm for another', () => {
    const found = silences([heard('daily', 1, 6), heard('weekly', 7, 6)], nobody, now)
    expect(found.map(({ id, level }) => [id, level])).toEqual([
      ['daily', 'alarm'],
      ['weekly', 'none'],
    ])
    expect(found[0]?.chance).toBeCloseTo(Math.exp(-6), 12)
    expect(found[0]?.days).toBe(6)
  })

  test('raised where neighbours tell of more threats', () => {
    const [first] = silences([heard('daily', 1, 6)], new Set(['DAILY']), now)
    expect(first?.level).toBe('raised')
    expect(silences([heard('weekly', 7, 6)], new Set(['WEEKLY']), now)[0]?.level).toBe('none')
  })

  test('a punctual source is late when none of its own gaps was as long', () => {
    const weekly = Array.from({ length: 60 }, () => 7)
    expect(silenceChance(7, weekly, undefined)).toBe(1)
    expect(silenceChance(8, weekly, undefined)).toBe(1 / 61)
    expect(silenceChance(8, weekly.slice(0, 49), undefined)).toBeCloseTo(Math.exp(-8 / 7), 12)
  })

  test('one that speaks at random is called silent in 2 of 100 gaps, seed 51', () => {
    const random = seededRandom(51)
    const gap = () => Math.ceil(-4 * Math.log(1 - random()))
    let alarms = 0
    for (let i = 0; i < 4000; i++) {
      const gaps = Array.from({ length: 30 }, gap)
      if ((silenceChance(gap(), gaps, undefined) ?? 1) < 0.02) alarms++
    }
    expect(alarms / 4000).toBeLessThan(0.03)
    expect(alarms / 4000).toBeGreaterThan(0.005)
  })

  test('one that was never heard, or hardly, is not yet known; a clock ahead is not heard yet', () => {
    expect(silences([], nobody, now)).toEqual([])
    const never = { id: 'a', area: 'A', contactsMs: [] }
    expect(silences([never], nobody, now)[0]).toMatchObject({ days: null, level: 'notYetKnown' })
    const once = { id: 'a', area: 'A', contactsMs: [now - 30 * dayMs] }
    expect(silences([once], nobody, now)[0]).toMatchObject({ days: 30, level: 'notYetKnown' })
    const beside = silences([once, heard('daily', 1, 1)], nobody, now)
    expect(beside[0]).toMatchObject({ id: 'a', level: 'alarm' })
    const ahead = { id: 'a', area: 'A', contactsMs: [now + 30 * dayMs] }
    expect(silences([ahead], nobody, now)[0]?.level).toBe('notYetKnown')
  })

  test('several contacts of a day are one', () => {
    expect(gapsOf([now, now + 1, now - 2 * dayMs])).toEqual([2])
    expect(gapsOf([now, now])).toEqual([])
  })
})
