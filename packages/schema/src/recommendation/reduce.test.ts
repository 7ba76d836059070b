import { expect, test } from 'vitest'
import { actor, area, createStory } from '../testing/story.ts'
import { answerRecommendation, makeRecommendation } from './decide.ts'
import { actionOwed, assignedNow, recommendationStanding } from './select.ts'

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
  expect(recommendation()).toMatchObject({ title: 'Patrol at dusk', asked, means: ['patrols'] })
  expect(assignedNow(recommendation())).toEqual({
    organ: 'mission',
    owner: 'field_office',
    due: '2026-12-09',
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
