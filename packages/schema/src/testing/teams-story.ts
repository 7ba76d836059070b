import { openDeployment } from '../deployment/decide.ts'
import type { DeploymentFields } from '../events/deployment-opened.ts'
import type { OwnEvent } from '../events/draft.ts'
import { logVisit } from '../visit/decide.ts'
import { actor, area, createStory } from './story.ts'

/** What is asked about a deployment beyond the first version of its type. */
export const details = {
  requestedBy: 'field_office',
  worksIn: { kind: 'unit', code: 'OD0302', name: 'Ketu', level: 'admin2', source: 'village' },
  briefed: ['threats_actors', 'medical_evacuation'],
  actors: ['armed_group'],
  groupsAtRisk: ['displaced', 'woman'],
  protection: ['alert_network'],
} as const satisfies Partial<DeploymentFields>

/**
 * Two teams share an area, and what was written down for the one belongs to the other: the golden
 * events of the fields that came to their types without a new version.
 */
export function teamsStory(): readonly OwnEvent[] {
  const { teller } = createStory()
  const leader = teller(2)
  const open = (from: string, more = {}) => {
    const facts = { trigger: 'threat_registered', from, to: '2026-11-27', ...more }
    const draft = openDeployment(area, actor(2, 'team_leader'), { facts })
    if (!draft.ok) throw new Error(draft.error.code)
    return leader.write(draft.value)
  }
  const first = open('2026-11-23')
  const second = open('2026-11-24', details)
  leader.say('DeploymentAmended', first, { facts: { set: details } })
  const report = leader.file({ deployment: first })
  const threat = leader.raise({ deployment: first })
  const seen = { place: { kind: 'withheld' }, occurredAt: { precision: 'unknown' } } as const
  const visit = leader.write(logVisit(area, 'standard', { facts: { ...seen, deployment: first } }))
  leader.say('ReportAmended', report, { facts: { set: {}, deployment: second } })
  leader.say('ThreatAmended', threat, { facts: { set: {}, deployment: second } })
  leader.say('VisitAmended', visit, { facts: { set: {}, deployment: null } })
  return leader.own()
}
