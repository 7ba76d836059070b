import { expect, test } from 'vitest'
import { stillToCome } from './by-week.ts'
import { paperModel } from './paper-model.ts'
import { paperWeeks } from './paper-weeks.ts'
import type { PaperIncident } from './source.ts'
import { at, incident, rule, source, week } from './testing/source.ts'

const days = 86_400_000

/** Ten incidents in each week before, the first two verified; of each `late` came so long after its week. */
function tenEach(late: number, after: number): PaperIncident[] {
  return paperWeeks(rule, week).flatMap(({ firstDate, end }, n) =>
    Array.from({ length: n === 0 ? 0 : 10 }, (_, one) =>
      incident(100 * n + one, {
        on: firstDate,
        countedAs: one < 2 ? 'verified' : 'unverified',
        ...(one >= 10 - late && { knownAt: Date.parse(end) + after }),
      }),
    ),
  )
}

const columns = (incidents: PaperIncident[]) => paperModel(source({ incidents })).byWeek ?? []

test('SP-22 the eight weeks before stand with their sides, and with the share of each that is known by now', () => {
  const told = columns(tenEach(4, 10 * days))
  expect(
    told.map(({ verified, unverified }) => [verified.ids.length, unverified.ids.length]),
  ).toEqual(Array.from({ length: 8 }, () => [2, 8]))
  // Six hours and a week after its end six of ten are known, a week later all of them.
  expect(told.map(({ share }) => share)).toEqual([1, 1, 1, 1, 1, 1, 1, 0.6])
  expect(told.at(-1)?.week).toBe('2026-W46')
  expect(columns(tenEach(0, 0)).map(({ share }) => share)).toEqual(told.map(() => 1))
})

test('SP-22 where few weeks can tell nothing is made up, and a week is known as far as the next at least', () => {
  const few = paperWeeks(rule, week).map(({ firstDate }, n) => incident(n + 1, { on: firstDate }))
  expect(columns(few).map(({ share }) => share)).toEqual(few.slice(1).map(() => null))
  expect(
    paperModel(source({ asOf: { seq: 1, reducers: 11, at }, incidents: [] })).byWeek,
  ).toHaveLength(8)
  expect(stillToCome(6, 0.6)).toBe(4)
  expect([stillToCome(10, 1), stillToCome(0, 0.8)]).toEqual([0, 0])
  expect(stillToCome(0, 0.79)).toBeNull()
  expect([stillToCome(6, 0.49), stillToCome(6, null), stillToCome(0, 0)]).toEqual([
    null,
    null,
    null,
  ])
})
