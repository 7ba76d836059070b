import { expect, test } from 'vitest'
import { actor, area, createStory } from '../testing/story.ts'
import { amendVisit, logVisit } from './decide.ts'
import { contestedInVisit, returnOwed, visitValues } from './select.ts'

const base = { seq: 1, own: null }
const facts = {
  place: { kind: 'withheld' },
  occurredAt: { precision: 'unknown' },
  met: [{ role: 'women', count: 12 }],
  returnDue: '2026-12-01',
} as const

function visited() {
  const story = createStory()
  const [amina, bilal] = [story.teller(1), story.teller(2)]
  const id = amina.write(logVisit(area, 'standard', { facts: { ...facts, met: [...facts.met] } }))
  amina.sync()
  bilal.sync()
  return { story, amina, bilal, id, visit: () => story.folds().visit.get(id)! }
}

test('DP-3 a promised return is owed until somebody has been there again, whoever it was', () => {
  const { story, amina, bilal, id, visit } = visited()
  expect(returnOwed(visit())).toBe('2026-12-01')
  const again = bilal.write(
    logVisit(area, 'standard', {
      facts: { ...facts, met: [], returnDue: '2026-12-09', returnOf: id },
    }),
  )
  bilal.sync()
  amina.sync()
  expect(visit().returnedBy).toEqual([again])
  expect(returnOwed(visit())).toBeNull()
  const next = story.folds().visit.get(again)!
  expect([next.returnOf, returnOwed(next)]).toEqual([id, '2026-12-09'])
})

test('DP-3 fields of a visit are contested exactly when written unseen', () => {
  const { amina, bilal, id, visit } = visited()
  amina.say('VisitAmended', id, { facts: { set: { perception: 'safer' } } })
  bilal.say('VisitAmended', id, { facts: { set: { perception: 'less_safe' } } })
  amina.sync()
  bilal.sync()
  expect(contestedInVisit(visit())).toEqual(['perception'])
  expect(visitValues(visit())).toMatchObject({ perception: 'less_safe', met: facts.met })
})

test.each([
  [1, 'jpt_member', undefined],
  [2, 'team_leader', 'not_author'],
  [2, 'analyst', undefined],
] as const)('DP-3 seat %s as %s amends a visit: %s', (n, role, code) => {
  const { visit } = visited()
  const set = { perception: 'safer' }
  const decided = amendVisit(visit(), actor(n, role), base, { facts: { set } })
  if (code) expect(decided).toMatchObject({ error: { code } })
  else expect(decided).toMatchObject({ value: { type: 'VisitAmended', record: visit().id } })
  expect(amendVisit(visit(), actor(1, 'jpt_member'), base, { facts: { set: {} } })).toMatchObject({
    error: { code: 'nothing_changed' },
  })
})

test('DP-12 "nothing to report" is said in so many words, and may be put right', () => {
  const { story, amina, visit } = visited()
  expect(visitValues(visit()).nothingToReport).toBeUndefined()
  const id = amina.write(
    logVisit(area, 'standard', { facts: { ...facts, met: [], nothingToReport: true } }),
  )
  amina.sync()
  expect(visitValues(story.folds().visit.get(id)!).nothingToReport).toBe(true)
  amina.say('VisitAmended', id, { facts: { set: { nothingToReport: false } } })
  amina.sync()
  expect(visitValues(story.folds().visit.get(id)!).nothingToReport).toBe(false)
})

test('DP-3 whom the team met is a role and a number: a name finds no place in the facts', () => {
  const { amina, story } = visited()
  const met = [{ role: 'traditional_leaders', count: 1, name: 'Zbigniew Canarsky' }]
  const id = amina.write(logVisit(area, 'restricted', { facts: { ...facts, met } }))
  amina.sync()
  const visit = story.folds().visit.get(id)!
  expect(visit.scope).toBe('OD03.restricted')
  expect(visitValues(visit).met).toEqual([{ role: 'traditional_leaders', count: 1 }])
})
