import { expect, test } from 'vitest'
import type { ListRow } from '../../local/list-row.ts'
import { groupRows, whatBecame } from './group-rows.ts'

const today = '2026-11-22'

const row = (id: string, given: Partial<ListRow>) =>
  ({
    id,
    kind: 'report',
    own: true,
    state: 'hq',
    answer: null,
    acknowledged: null,
    standing: null,
    due: null,
    ...given,
  }) as unknown as ListRow

const received = (at: number) => ({
  hash: 'ab',
  numbered: { seq: 1, scopeSeq: 1, receivedAt: at },
})

test('every report stands where it is, in the order of that list', () => {
  const groups = groupRows(
    [
      row('hq-old', { receipt: received(1) }),
      row('second', { state: 'here', waiting: 7 }),
      row('held', { state: 'held' }),
      row('first', { state: 'here', waiting: 3, kind: 'threat' }),
      row('hq-new', { receipt: received(9) }),
      row('seat', { kind: 'seat' }),
      row('withheld', { kind: 'withheld' }),
    ],
    today,
  )
  const ids = (rows: readonly ListRow[]) => rows.map(({ id }) => id)
  expect(ids(groups.forYou)).toEqual(['held'])
  expect(ids(groups.here)).toEqual(['first', 'second'])
  expect(ids(groups.atHq)).toEqual(['hq-new', 'hq-old'])
})

test('answers to own reports are for you, newest first; those to others are not', () => {
  const answer = (at: number) => ({ by: 'Duty officer', response: 'foot_patrol', reason: null, at })
  const groups = groupRows(
    [
      row('old', { answer: answer(1), receipt: received(1) }),
      row('new', { answer: answer(2), receipt: received(1) }),
      row('theirs', { answer: answer(3), own: false, receipt: received(1) }),
    ],
    today,
  )
  expect(groups.forYou.map(({ id }) => id)).toEqual(['new', 'old'])
  expect(groups.atHq).toHaveLength(3)
})

test('RD-8 that somebody took an own report, or closed its alert, is for you before there is an answer', () => {
  const taken = (id: string, at: number, given: Partial<ListRow> = {}) =>
    row(id, { acknowledged: { by: 'Duty officer', at }, receipt: received(1), ...given })
  const groups = groupRows(
    [
      taken('taken', 2),
      row('closed', { standing: 'closed', receipt: received(3) }),
      taken('theirs', 4, { own: false }),
      row('unanswered', { standing: 'unanswered', receipt: received(5) }),
    ],
    today,
  )
  expect(groups.forYou.map(({ id }) => id)).toEqual(['closed', 'taken'])
  expect(groups.forYou.map(whatBecame)).toEqual(['closed', 'taken'])
  const answer = { by: 'Duty officer', response: 'foot_patrol', reason: null, at: 6 }
  expect(whatBecame(taken('answered', 2, { answer, standing: 'closed' }))).toBe('answered')
})

test('DP-3 a return that is overdue is for the team, whoever promised it, and stays with its visit', () => {
  const visit = (id: string, due: string | null) =>
    row(id, { kind: 'visit', due, own: false, receipt: received(1) })
  const rows = [visit('late', '2026-11-21'), visit('today', today), visit('kept', null)]
  const others = row('recommended', { kind: 'recommendation', due: '2026-11-01' })
  const groups = groupRows([...rows, others], today)
  expect(groups.forYou.map(({ id }) => id)).toEqual(['late'])
  expect(groups.atHq).toHaveLength(4)
})
