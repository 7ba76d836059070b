import type { OwnEvent } from '../events/draft.ts'
import { createStory } from './story.ts'

/** A report and a threat are said to be sooner than before: golden events of alerts that ring again (SPEC RD-15). */
export function soonerStory(): readonly OwnEvent[] {
  const teller = createStory().teller(2)
  const report = teller.file({ what: 'people_harmed' })
  const threat = teller.raise({ imminence: 'within_72_hours', alert: 'urgent' })
  const facts = { set: { imminence: 'happening_now' }, alert: 'flash' }
  teller.say('ReportAmended', report, { facts })
  teller.say('ThreatAmended', threat, { facts })
  return teller.own()
}
