import type { PaperLine } from '@tocsin/schema/desk/paper-answers'
import { recordId } from '@tocsin/schema/summary/paper/testing/source'
import { expect, test } from 'vitest'
import { weekRows } from './week-rows.ts'

const rule = { startsOn: 1, timeZone: 'Africa/Lubumbashi' } as const
const now = Date.parse('2026-11-27T01:00Z')

function line(n: number, of: Partial<PaperLine> = {}): PaperLine {
  return {
    id: recordId(n),
    weekStart: '2026-11-16',
    version: n,
    replaces: null,
    standing: 'draft',
    draftedAt: now,
    releasedAt: null,
    edits: 0,
    dissents: 0,
    ...of,
  }
}

const told = (papers: readonly PaperLine[]) =>
  weekRows(rule, now, papers).map(({ week, paper, replacedBy, canDraft }) => [
    week.label,
    paper?.version ?? null,
    replacedBy,
    canDraft,
  ])

test('weeks that are over stand in the list without a paper, and can be begun', () => {
  expect(told([])).toEqual([
    ['2026-W47', null, null, true],
    ['2026-W46', null, null, true],
    ['2026-W45', null, null, true],
    ['2026-W44', null, null, true],
  ])
})

test('SP-17 a week is told anew once its paper is released, and by one version at a time', () => {
  const released = { standing: 'released' } as const
  expect(told([line(1)])[0]).toEqual(['2026-W47', 1, null, false])
  expect(told([line(1, released)])[0]).toEqual(['2026-W47', 1, null, true])
  const both = [line(1, released), line(2)]
  expect(told(both).slice(0, 2)).toEqual([
    ['2026-W47', 2, null, false],
    ['2026-W47', 1, null, false],
  ])
  expect(told([line(1, released), line(2, released)]).slice(0, 2)).toEqual([
    ['2026-W47', 2, null, true],
    ['2026-W47', 1, 2, false],
  ])
})

test('an old paper stays in the list, and so does one of the week that is running', () => {
  const labels = told([line(1, { weekStart: '2026-06-01' }), line(2, { weekStart: '2026-11-23' })])
  expect(labels.map(([label]) => label)).toEqual([
    '2026-W48',
    '2026-W47',
    '2026-W46',
    '2026-W45',
    '2026-W44',
    '2026-W23',
  ])
})
