import { seededRandom } from '@tocsin/testkit/random'
import { describe, expect, test } from 'vitest'
import { defaultBudget, withinBudget } from './budget.ts'
import { nextStep, type WarningAct } from './life.ts'
import { mergeFound, quietMs } from './merge.ts'
import { longestMuteMs, type Mute, mute, muteOf } from './mute.ts'
import type { Warning } from './warning.ts'
import { worthOf } from './worth.ts'

const dayMs = 86_400_000
const now = Date.parse('2026-11-23T00:00Z')
const warning = (id: string, areas: readonly string[], more: Partial<Warning> = {}): Warning => ({
  id,
  kind: 'trend_break',
  about: null,
  areas,
  seenAreas: areas,
  raisedMs: now - 7 * dayMs,
  seenMs: now - 7 * dayMs,
  state: { at: 'raised' },
  ...more,
})

/** Plays acts one after the other; the last answer. */
function play(acts: readonly WarningAct[]) {
  const [first, ...rest] = acts.map((act) => (one: Warning) => nextStep(one, act))
  return rest.reduce((so, step) => (so.ok ? step(so.value) : so), first!(warning('w', ['A'])))
}

const look: WarningAct = { do: 'lookAt', by: 'desk', ms: now }
const open: WarningAct = { do: 'openThreat', by: 'desk', ms: now, threat: 't' }
const dismiss: WarningAct = { do: 'dismiss', by: 'desk', ms: now, reason: ' market day ' }
const trueNow: WarningAct = { do: 'comeTrue', incidentMs: now + dayMs }
const runOut: WarningAct = { do: 'runOut', ms: now + 21 * dayMs }

describe('EW-15 budget and merging', () => {
  test('what is commoner than the budget is not shown, the rarest first, none of the rare lost', () => {
    const found = [100, 7000, 364, 365, 500].map((recurrenceDays) => ({ recurrenceDays }))
    const days = (alarms: readonly { recurrenceDays: number }[]) =>
      alarms.map(({ recurrenceDays }) => recurrenceDays)
    expect(days(withinBudget(found).shown)).toEqual([7000, 500, 365])
    const two = withinBudget(found, { ...defaultBudget, most: 2 })
    expect([days(two.shown), days(two.over)]).toEqual([[7000, 500], [365]])
    expect(withinBudget([])).toEqual({ shown: [], over: [] })
  })

  test('what overlaps an open warning is that warning, however the circle moved', () => {
    const before = [warning('old', ['A', 'B']), warning('other', ['X'])]
    const found = [{ kind: 'trend_break' as const, about: null, areas: ['B', 'C'] }]
    const { open, fresh } = mergeFound(before, found, now)
    expect(fresh).toEqual([])
    expect(open[0]).toMatchObject({
      id: 'old',
      areas: ['A', 'B', 'C'],
      seenAreas: ['B', 'C'],
      seenMs: now,
    })
    expect(open[1]).toEqual(before[1])
  })

  test('a warning that wandered does not swallow what comes up where it was', () => {
    const wandered = warning('old', ['A', 'B', 'C'], { seenAreas: ['C'] })
    const found = [{ kind: 'trend_break' as const, about: null, areas: ['A'] }]
    expect(mergeFound([wandered], found, now).fresh).toEqual(found)
  })

  test('what overlaps each other is one, another kind or an ended warning is not it', () => {
    const ended = warning('old', ['A'], { state: { at: 'didNot', ms: now, before: 'raised' } })
    const found = [['A', 'B'], ['C', 'D'], ['B', 'C'], ['Z']].map((areas) => ({
      kind: 'trend_break' as const,
      about: null,
      areas,
    }))
    const silent = { kind: 'silence' as const, about: 'cla-7', areas: ['A'] }
    const { fresh } = mergeFound([ended], [...found, silent], now)
    expect(fresh.map(({ areas }) => areas.toSorted().join(''))).toEqual(['ABCD', 'Z', 'A'])
  })

  test('two patterns of threats in one area are two warnings', () => {
    const found = ['kind:abduction', 'tactic:ambush'].map((about) => ({
      kind: 'emerging' as const,
      about,
      areas: ['A'],
    }))
    const before = [warning('old', ['A'], { kind: 'emerging', about: 'kind:abduction' })]
    expect(mergeFound(before, found, now).fresh).toEqual(found.slice(1))
  })

  test('what was not found for four weeks is over', () => {
    const before = [warning('old', ['A'], { seenMs: now - quietMs })]
    const found = [{ kind: 'trend_break' as const, about: null, areas: ['A'] }]
    expect(mergeFound(before, found, now).fresh).toEqual(found)
  })
})

describe('EW-16 mutes', () => {
  const asked: Mute = {
    areas: ['A', 'B'],
    reason: ' settled ',
    by: 'desk',
    fromMs: now,
    untilMs: now + 7 * dayMs,
  }

  test('with a reason and an end', () => {
    expect(mute(asked)).toMatchObject({ ok: true, value: { reason: 'settled' } })
    expect(mute({ ...asked, reason: ' ' })).toEqual({ ok: false, error: 'reason_needed' })
    for (const untilMs of [now, now - 1, now + longestMuteMs + 1, Number.NaN, Infinity]) {
      expect(mute({ ...asked, untilMs })).toEqual({ ok: false, error: 'bad_input' })
    }
    expect(mute({ ...asked, areas: [] })).toEqual({ ok: false, error: 'bad_input' })
  })

  test('holds for what lies within it, until it ends', () => {
    expect(muteOf(['A'], [asked], now)).toBe(asked)
    expect(muteOf(['A', 'B'], [asked], asked.untilMs - 1)).toBe(asked)
    expect(muteOf(['A'], [asked], asked.untilMs)).toBeUndefined()
    expect(muteOf(['A'], [asked], now - 1)).toBeUndefined()
    expect(muteOf(['A', 'C'], [asked], now)).toBeUndefined()
  })
})

describe('EW-17 the life of a warning', () => {
  test('raised, looked at, threat opened, came true', () => {
    expect(play([look, open, trueNow])).toMatchObject({
      ok: true,
      value: { state: { at: 'cameTrue', incidentMs: now + dayMs, before: 'threatOpened' } },
    })
    expect(play([look, dismiss])).toMatchObject({ value: { state: { reason: 'market day' } } })
    expect(play([dismiss, trueNow])).toMatchObject({ value: { state: { before: 'dismissed' } } })
    expect(play([runOut])).toMatchObject({ value: { state: { at: 'didNot', before: 'raised' } } })
    expect(play([dismiss, open])).toMatchObject({ ok: true })
  })

  test.each([
    ['an ended one', [runOut, look], 'already_closed'],
    ['one that came true', [trueNow, dismiss], 'already_closed'],
    ['a dismissal without a reason', [{ ...dismiss, reason: ' ' }], 'reason_needed'],
    ['a second look', [look, look], 'bad_input'],
    ['a dismissal of an open threat', [open, dismiss], 'bad_input'],
    ['a second threat', [open, open], 'bad_input'],
    ['an incident from before it', [{ do: 'comeTrue', incidentMs: now - 30 * dayMs }], 'bad_input'],
    ['an act without a time', [{ ...look, ms: Number.NaN }], 'bad_input'],
  ] as const)('%s is refused', (_what, acts, error) => {
    expect(play([...acts])).toEqual({ ok: false, error })
  })

  test('whatever is done in whatever order, it ends once and stays ended, seed 61', () => {
    const random = seededRandom(61)
    const acts = [look, open, dismiss, trueNow, runOut]
    for (let i = 0; i < 500; i++) {
      let one = warning('w', ['A'])
      let end: Warning | undefined
      for (let step = 0; step < 8; step++) {
        const next = nextStep(one, acts[Math.floor(random() * acts.length)]!)
        if (next.ok) one = next.value
        expect(end === undefined || end === one).toBe(true)
        if (one.state.at === 'cameTrue' || one.state.at === 'didNot') end = one
      }
    }
  })
})

describe('EW-18 what warnings were worth', () => {
  const ended = (at: 'cameTrue' | 'didNot', before: 'raised' | 'dismissed', days: number) =>
    warning('w', ['A'], {
      raisedMs: now,
      state:
        at === 'cameTrue'
          ? { at, incidentMs: now + days * dayMs, before }
          : { at, ms: now + days * dayMs, before },
    })

  test('hits, false alarms, lead time, and how much the list turned over', () => {
    const lives = [
      ended('cameTrue', 'raised', 4),
      ended('cameTrue', 'dismissed', 10),
      ended('didNot', 'raised', 28),
      warning('open', ['B']),
    ]
    const lists = [
      ['A', 'B'],
      ['A', 'C'],
      ['A', 'C'],
    ]
    expect(worthOf(lives, lists)).toMatchObject({
      raised: 4,
      open: 1,
      hits: { hits: 2, of: 3 },
      falseAlarms: 1,
      unseen: 2,
      wronglyDismissed: 1,
      medianLeadDays: 7,
      turnover: { newPerWeek: 0.5, share: 0.25 },
    })
  })

  test('a list that never changes says so beside its lead time', () => {
    const lists = Array.from({ length: 20 }, () => ['A', 'B'])
    const { medianLeadDays, turnover } = worthOf([ended('cameTrue', 'raised', 300)], lists)
    expect([medianLeadDays, turnover.newPerWeek]).toEqual([300, 0])
  })

  test('of nothing nothing is said', () => {
    expect(worthOf([], [])).toEqual({
      raised: 0,
      open: 0,
      hits: { of: 0, hits: 0, share: null, low: 0, high: 1 },
      falseAlarms: 0,
      unseen: 0,
      wronglyDismissed: 0,
      medianLeadDays: null,
      turnover: { newPerWeek: null, share: null },
    })
    expect(worthOf([], [[], []]).turnover).toEqual({ newPerWeek: 0, share: 0 })
  })
})
