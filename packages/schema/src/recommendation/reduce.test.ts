import { expect, test } from 'vitest'
import { actor, area, createStory } from '../testing/story.ts'
import {
  amendRecommendation,
  answerRecommendation,
  makeRecommendation,
  withdrawRecommendation,
} from './decide.ts'
import {
  actionOwed,
  contestedInRecommendation,
  isOwed,
  lastAnswer,
  recommendationStanding,
  recommendationTitle,
  recommendationValues,
} from './select.ts'

const base = { seq: 1, own: null }
const asked = { organ: 'mission', owner: 'sector_command', due: '2026-12-05' }
const by = 'Sector commander'

function made() {
  const story = createStory()
  const [amina, dalia] = [story.teller(1), story.teller(2)]
  const id = amina.write(
    makeRecommendation(area, 'standard', {
      facts: { ...asked, means: ['patrols'] },
      narrative: { title: 'Patrol at dusk' },
    }),
  )
  amina.sync()
  dalia.sync()
  return { amina, dalia, id, recommendation: () => story.folds().recommendation.get(id)! }
}

test('DP-4 every answer is kept, the last one stands, and it may give the work to another office', () => {
  const { dalia, id, recommendation } = made()
  const steps: unknown[] = []
  const note = () =>
    steps.push([recommendationStanding(recommendation()), actionOwed(recommendation())])
  note()
  dalia.say('RecommendationAnswered', id, {
    facts: { answer: 'accepted', by, owner: 'field_office', due: '2026-12-09' },
  })
  dalia.sync()
  note()
  dalia.say('RecommendationAnswered', id, { facts: { answer: 'done', by } })
  dalia.sync()
  note()
  expect(steps).toEqual([
    ['unanswered', '2026-12-05'],
    ['promised', '2026-12-09'],
    ['done', null],
  ])
  expect(recommendationTitle(recommendation())).toBe('Patrol at dusk')
  expect(recommendationValues(recommendation())).toEqual({
    organ: 'mission',
    owner: 'field_office',
    due: '2026-12-09',
    means: ['patrols'],
  })
  expect(recommendation().answers).toHaveLength(2)
})

test.each(['jpt_member', 'team_leader', 'administrator'] as const)(
  'DP-4 a %s does not answer a recommendation',
  (role) => {
    const facts = { answer: 'accepted', by }
    expect(
      answerRecommendation(made().recommendation(), actor(2, role), base, facts),
    ).toMatchObject({ error: { code: 'not_allowed' } })
  },
)

test.each(['refused', 'partly'] as const)('DP-4 "%s" goes with a reason', (answer) => {
  const analyst = actor(2, 'analyst')
  const { recommendation } = made()
  expect(answerRecommendation(recommendation(), analyst, base, { answer, by })).toMatchObject({
    error: { code: 'reason_needed' },
  })
  const facts = { answer, by, reason: 'no_means' }
  expect(answerRecommendation(recommendation(), analyst, base, facts, 'Twice.')).toMatchObject({
    value: { bodies: { facts, narrative: { text: 'Twice.' } } },
  })
})

const dawn = { facts: { set: { due: '2026-12-20' } }, narrative: { title: 'Patrol at dawn' } }
const accepted = { facts: { answer: 'accepted', by } }

test('DP-9 what was answered stays with what it answered, and what was changed is owed an answer anew', () => {
  const { amina, dalia, id, recommendation } = made()
  dalia.say('RecommendationAnswered', id, accepted)
  dalia.sync()
  amina.pull()
  amina.say('RecommendationAmended', id, dawn)
  amina.sync()
  expect(recommendation().answers.map(({ answer, outdated }) => [answer, outdated])).toEqual([
    ['accepted', true],
  ])
  expect(recommendationStanding(recommendation())).toBe('unanswered')
  expect(recommendationTitle(recommendation())).toBe('Patrol at dawn')
  expect(actionOwed(recommendation())).toBe('2026-12-20')
  dalia.pull()
  dalia.say('RecommendationAnswered', id, { facts: { answer: 'done', by } })
  dalia.sync()
  expect(lastAnswer(recommendation())).toMatchObject({ answer: 'done', outdated: false })
  expect(recommendation().answers).toHaveLength(2)
})

test('DP-9 an answer given without knowledge of a change is no answer to it, whichever is numbered first', () => {
  for (const first of ['amina', 'dalia'] as const) {
    const { amina, dalia, id, recommendation } = made()
    amina.say('RecommendationAmended', id, dawn)
    dalia.say('RecommendationAnswered', id, {
      facts: { answer: 'accepted', by, due: '2026-12-09' },
    })
    for (const one of first === 'amina' ? [amina, dalia] : [dalia, amina]) one.sync()
    expect(lastAnswer(recommendation())).toMatchObject({ outdated: true })
    expect(recommendationStanding(recommendation())).toBe('unanswered')
    expect(contestedInRecommendation(recommendation())).toEqual(['due'])
  }
})

test('DP-8 DP-9 to which deployment it belongs changes nothing of what is asked for or was answered', () => {
  const { amina, dalia, id, recommendation } = made()
  dalia.say('RecommendationAnswered', id, accepted)
  dalia.sync()
  amina.pull()
  amina.say('RecommendationAmended', id, { facts: { set: {}, deployment: id } })
  amina.sync()
  expect(recommendation()).toMatchObject({ deployment: id, answers: [{ outdated: false }] })
  expect(recommendationStanding(recommendation())).toBe('promised')
})

test('DP-9 what is taken back is owed by nobody, keeps its answers and the first reason, and is closed to more', () => {
  const { amina, dalia, id, recommendation } = made()
  dalia.say('RecommendationAnswered', id, accepted)
  dalia.sync()
  amina.pull()
  amina.say('RecommendationWithdrawn', id, { facts: { reason: 'could_harm' } })
  dalia.say('RecommendationWithdrawn', id, { facts: { reason: 'by_accident' } })
  amina.sync()
  dalia.sync()
  expect(recommendation()).toMatchObject({
    withdrawn: { reason: 'could_harm', seat: amina.seat },
    answers: [{ answer: 'accepted' }],
  })
  expect([isOwed(recommendation()), actionOwed(recommendation())]).toEqual([false, null])
  const refused = { ok: false, error: { code: 'already_withdrawn' } }
  const desk = actor(2, 'analyst')
  expect(amendRecommendation(recommendation(), actor(1, 'jpt_member'), base, dawn)).toEqual(refused)
  expect(withdrawRecommendation(recommendation(), desk, base, 'by_accident')).toEqual(refused)
  expect(answerRecommendation(recommendation(), desk, base, accepted.facts)).toEqual(refused)
})

test.each([
  [1, 'jpt_member', undefined],
  [2, 'team_leader', 'not_author'],
  [2, 'analyst', undefined],
] as const)('DP-9 seat %s as %s amends a recommendation and takes it back: %s', (n, role, code) => {
  const { recommendation } = made()
  const who = actor(n, role)
  const tried = [
    amendRecommendation(recommendation(), who, base, dawn),
    withdrawRecommendation(recommendation(), who, base, 'not_needed'),
  ]
  for (const decided of tried) {
    if (code) expect(decided).toMatchObject({ error: { code } })
    else expect(decided).toMatchObject({ ok: true, value: { record: recommendation().id } })
  }
  const nothing = { facts: { set: {} } }
  expect(amendRecommendation(recommendation(), actor(2, 'analyst'), base, nothing)).toMatchObject({
    error: { code: 'nothing_changed' },
  })
})
