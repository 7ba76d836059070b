import { expect, test } from 'vitest'
import { openDeployment } from '../deployment/decide.ts'
import type { Entry } from '../events/envelope.ts'
import { makeRecommendation } from '../recommendation/decide.ts'
import { recommendationTitle } from '../recommendation/select.ts'
import { foldAll } from '../testing/fold-all.ts'
import { actor, area, createStory } from '../testing/story.ts'
import { logVisit } from '../visit/decide.ts'
import { missionReport } from './mission-report.ts'

const seen = { place: { kind: 'withheld' }, occurredAt: { precision: 'unknown' } } as const

function team() {
  const story = createStory()
  const [leader, member] = [story.teller(1), story.teller(2)]
  const facts = { trigger: 'threat_registered', from: '2026-11-23', to: '2026-11-26' }
  const opening = openDeployment(area, actor(1, 'team_leader'), { facts })
  if (!opening.ok) throw new Error(opening.error.code)
  const deployment = leader.write(opening.value)
  leader.sync()
  member.pull()
  const ask = (title: string, due?: string) =>
    member.write(
      makeRecommendation(area, 'standard', {
        facts: { deployment, organ: 'mission', ...(due && { due }) },
        narrative: { title },
      }),
    )
  const reportOf = (entries: readonly Entry[]) => {
    const folds = foldAll(entries)
    const linked = [...folds.visit, ...folds.report, ...folds.threat, ...folds.recommendation]
    const ids = new Set(linked.filter(([, of]) => of.deployment === deployment).map(([id]) => id))
    const items = [...ids].map((id) => ({
      visit: folds.visit.get(id),
      report: folds.report.get(id),
      threat: folds.threat.get(id),
      recommendation: folds.recommendation.get(id),
    }))
    const named = entries.filter(({ event: { header } }) =>
      [deployment, ...ids].some((id) => id === header.record),
    )
    return missionReport(folds.deployment.get(deployment)!, items, named)
  }
  return { story, leader, member, deployment, ask, reportOf }
}

test('DP-6 the report holds what names the deployment, without drills and what was withdrawn', () => {
  const { story, member, deployment, ask, reportOf } = team()
  const visit = member.write(logVisit(area, 'standard', { facts: { ...seen, deployment } }))
  const report = member.file({ deployment })
  const taken = member.file({ deployment })
  member.say('ReportWithdrawn', taken, { facts: { reason: 'other' } })
  member.file({ deployment, exercise: true })
  member.file()
  const threat = member.raise({ deployment })
  ask('never answered')
  const late = ask('late', '2026-12-01')
  const done = ask('done', '2026-11-30')
  const back = ask('taken back', '2026-11-29')
  member.say('RecommendationWithdrawn', back, { facts: { reason: 'not_needed' } })
  member.say('RecommendationAnswered', done, { facts: { answer: 'done', by: 'HQ' } })
  member.sync()
  const made = reportOf(story.log())
  expect(made.visits.map(({ id }) => id)).toEqual([visit])
  expect(made.reports.map(({ id }) => id)).toEqual([report])
  expect(made.threats.map(({ id }) => id)).toEqual([threat])
  expect(made.recommendations.map(recommendationTitle)).toEqual([
    'late',
    'never answered',
    'done',
    'taken back',
  ])
  expect(made.recommendations[0]?.id).toBe(late)
  expect(made.records).toBe(9)
})

test('DP-6 what was read has one name in whatever order it came, and another once anything of it changes', () => {
  const { story, leader, member, deployment, ask, reportOf } = team()
  ask('patrol')
  member.sync()
  const before = reportOf(story.log())
  expect(reportOf(story.log().toReversed()).hash).toBe(before.hash)
  expect(reportOf(story.log().map(({ event }) => ({ event, numbered: null }))).hash).toBe(
    before.hash,
  )
  const { hash: report, records } = before
  member.say('MissionReportSigned', deployment, {
    facts: { component: 'unpol', report, records, agrees: true },
  })
  member.sync()
  expect(reportOf(story.log()).hash).toBe(before.hash)
  leader.say('DeploymentAmended', deployment, { facts: { set: { to: '2026-11-28' } } })
  leader.sync()
  expect(reportOf(story.log()).hash).not.toBe(before.hash)
})

test('DP-6 AC-4 what its reader may not read is neither in the report nor in its name', () => {
  const { story, member, ask, deployment, reportOf } = team()
  ask('patrol')
  member.sync()
  const before = reportOf(story.log())
  member.write(logVisit(area, 'restricted', { facts: { ...seen, deployment } }))
  member.sync()
  const withheld = story.log().map((entry): Entry => {
    const { event } = entry
    if (event.header.scope !== 'OD03.restricted') return entry
    const facts = { state: 'withheld' as const, commitment: '0'.repeat(64) }
    return { ...entry, event: { ...event, parts: { ...event.parts, facts } } }
  })
  expect(reportOf(withheld)).toEqual(before)
  expect(reportOf(story.log()).records).toBe(before.records + 1)
})
