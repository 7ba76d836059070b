import { openDeployment } from '../deployment/decide.ts'
import type { OwnEvent } from '../events/draft.ts'
import type { Drawn } from '../primitives/drawn.ts'
import { actor, area, createStory } from './story.ts'

const road: Drawn = {
  kind: 'route',
  corners: [
    { lat: 7.4, lon: 28 },
    { lat: 7.4212, lon: 28.0455 },
  ],
}
const fields: Drawn = { kind: 'area', corners: [...road.corners, { lat: 7.1, lon: 27.5 }] }

/** A road where something happened that becomes fields and goes again, and where a team works: golden events. */
export function drawnPlacesStory(): readonly OwnEvent[] {
  const leader = createStory().teller(2)
  const report = leader.file({ drawn: road })
  leader.say('ReportAmended', report, { facts: { set: { drawn: fields } } })
  leader.say('ReportAmended', report, { facts: { set: {}, cleared: ['drawn'] } })
  const opened = openDeployment(area, actor(2, 'team_leader'), {
    facts: { trigger: 'threat_registered', from: '2026-11-23', to: '2026-11-27', drawn: fields },
  })
  if (!opened.ok) throw new Error(opened.error.code)
  const deployment = leader.write(opened.value)
  leader.say('DeploymentAmended', deployment, { facts: { set: { drawn: road } } })
  return leader.own()
}
