import { expect, test } from 'vitest'
import { DeploymentFields } from '../events/deployment-opened.ts'
import { nothingSeen } from '../events/draft.ts'
import { saysNothing } from '../events/written.ts'
import { makeRecommendation } from '../recommendation/decide.ts'
import { actor, area, createStory } from '../testing/story.ts'
import { details } from '../testing/teams-story.ts'
import { amendDeployment, closeDeployment, openDeployment, signReport } from './decide.ts'
import { contestedInDeployment, deploymentValues, standingSignOffs } from './select.ts'

const base = { seq: 1, own: null }
const facts = { trigger: 'threat_registered', from: '2026-11-23', to: '2026-11-26' }
const signed = { report: 'b'.repeat(64), records: 3 }

function opened() {
  const story = createStory()
  const [leader, member] = [story.teller(1), story.teller(2)]
  const draft = openDeployment(area, actor(1, 'team_leader'), { facts })
  if (!draft.ok) throw new Error(draft.error.code)
  const id = leader.write(draft.value)
  leader.sync()
  member.sync()
  return { story, leader, member, id, deployment: () => story.folds().deployment.get(id)! }
}

test('DP-1 a deployment is opened, changed and closed; the first closing stands', () => {
  const { leader, member, id, deployment } = opened()
  expect(deploymentValues(deployment())).toEqual(facts)
  leader.say('DeploymentAmended', id, {
    facts: { set: { to: '2026-11-27' } },
    narrative: { text: 'Terms.' },
  })
  member.say('DeploymentAmended', id, { facts: { set: { to: '2026-11-28' } } })
  leader.say('DeploymentClosed', id, { facts: { reason: 'completed' } })
  member.say('DeploymentClosed', id, { facts: { reason: 'cut_short' } })
  leader.sync()
  member.sync()
  expect(contestedInDeployment(deployment())).toEqual(['to'])
  expect(deployment().closed).toMatchObject({ reason: 'completed', seat: leader.seat })
})

test('DP-5 every sign-off is kept, the last of a seat stands, dissent with its words', () => {
  const { leader, member, id, deployment } = opened()
  const sign = (agrees: boolean, text?: string) => ({
    facts: { ...signed, component: 'unpol', agrees },
    ...(text && { narrative: { text } }),
  })
  member.say('MissionReportSigned', id, sign(true))
  leader.say('MissionReportSigned', id, sign(true))
  member.say('MissionReportSigned', id, sign(false, 'Not by day either.'))
  leader.sync()
  member.sync()
  expect(deployment().signOffs).toHaveLength(3)
  expect(standingSignOffs(deployment()).map(({ seat, text }) => [seat, text])).toEqual([
    [leader.seat, null],
    [member.seat, 'Not by day either.'],
  ])
})

test('DP-5 a component signs for itself, and a dissent says in what', () => {
  const { deployment } = opened()
  const police = { ...actor(2, 'jpt_member'), component: 'unpol' }
  expect(signReport(deployment(), police, base, signed, null)).toMatchObject({
    value: { bodies: { facts: { component: 'unpol', agrees: true } } },
  })
  expect(signReport(deployment(), police, base, signed, 'No.')).toMatchObject({
    value: { bodies: { facts: { agrees: false }, narrative: { text: 'No.' } } },
  })
  expect(signReport(deployment(), police, base, signed, ' ')).toMatchObject({
    error: { code: 'reason_needed' },
  })
  for (const nobody of [actor(2, 'jpt_member'), { ...actor(3, 'analyst'), component: 'unpol' }]) {
    expect(signReport(deployment(), nobody, base, signed, null)).toMatchObject({
      error: { code: 'not_allowed' },
    })
  }
})

test.each([
  [1, 'team_leader', undefined],
  [3, 'team_leader', undefined],
  [3, 'headquarters', undefined],
  [1, 'jpt_member', 'not_allowed'],
] as const)('DP-1 seat %s as %s opens, amends and closes: %s', (n, role, code) => {
  const { deployment } = opened()
  const who = actor(n, role)
  const set = { facts: { set: { to: '2026-11-30' } } }
  for (const decided of [
    openDeployment(area, who, { facts }),
    amendDeployment(deployment(), who, base, set),
    closeDeployment(deployment(), who, base, 'completed'),
  ]) {
    if (code) expect(decided).toEqual({ ok: false, error: { code } })
    else expect(decided).toMatchObject({ ok: true, value: { scope: 'OD03.standard' } })
  }
})

test('DP-1 a deployment ends on its first day or later, and changes only when something does', () => {
  const { deployment } = opened()
  const leader = actor(1, 'team_leader')
  const backwards = { facts: { set: { to: '2026-11-22' } } }
  const code = (decided: object) => (decided as { error?: { code: string } }).error?.code
  expect(code(openDeployment(area, leader, { facts: { ...facts, from: '2026-11-27' } }))).toBe(
    'bad_input',
  )
  expect(code(amendDeployment(deployment(), leader, base, backwards))).toBe('bad_input')
  expect(code(amendDeployment(deployment(), leader, base, { facts: { set: {} } }))).toBe(
    'nothing_changed',
  )
})

test('DP-2 reports, threats, visits and recommendations carry the deployment; it changes no fold of it', () => {
  const { story, member, id, deployment } = opened()
  const before = deployment()
  const report = member.file({ deployment: id })
  const threat = member.raise({ deployment: id })
  const asked = { facts: { organ: 'mission', deployment: id } }
  const recommendation = member.write(makeRecommendation(area, 'standard', asked))
  member.sync()
  const folds = story.folds()
  expect(folds.report.get(report)?.deployment).toBe(id)
  expect(folds.threat.get(threat)?.deployment).toBe(id)
  expect(folds.recommendation.get(recommendation)?.deployment).toBe(id)
  expect(deployment()).toEqual(before)
  const plain = { ...facts, trigger: 'other' }
  expect(openDeployment(area, actor(1, 'team_leader'), { facts: plain })).toMatchObject({
    value: { base: nothingSeen },
  })
})

test('DP-8 an amendment says to which deployment a record belongs, or to none; the last one stands, and the others stay as they are', () => {
  const { story, member, id } = opened()
  const report = member.file({ deployment: id })
  const threat = member.raise({ deployment: id })
  const other = member.raise()
  member.say('ThreatAmended', threat, { facts: { set: { imminence: 'within_days' } } })
  member.say('ThreatAmended', other, { facts: { set: {}, deployment: id } })
  member.say('ReportAmended', report, { facts: { set: {}, deployment: null } })
  member.sync()
  const { report: reports, threat: threats } = story.folds()
  expect(reports.get(report)?.deployment).toBeNull()
  expect([threats.get(threat), threats.get(other)].map((one) => one?.deployment)).toEqual([id, id])
  expect(saysNothing({ facts: { set: {}, deployment: null } })).toBe(false)
  expect(saysNothing({ facts: { set: {} } })).toBe(true)
})

test('DP-10 what else is known of a deployment is asked for in codes, is amended like the rest, and may be left open', () => {
  const { leader, id, deployment } = opened()
  expect(Object.keys(deploymentValues(deployment()))).toEqual(['trigger', 'from', 'to'])
  leader.say('DeploymentAmended', id, { facts: { set: details } })
  leader.sync()
  expect(deploymentValues(deployment())).toEqual({ ...facts, ...details })
  const named = { ...details, actors: [{ type: 'armed_group', name: 'Riders of the north' }] }
  expect(DeploymentFields.safeParse({ ...facts, ...details }).success).toBe(true)
  expect(DeploymentFields.safeParse({ ...facts, ...named }).success).toBe(false)
})
