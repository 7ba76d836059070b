import type { OwnEvent } from '../events/draft.ts'
import { createStory } from './story.ts'

/** What was said of a report and a threat is taken back: the golden events of emptied fields (SPEC RD-14). */
export function clearedStory(): readonly OwnEvent[] {
  const teller = createStory().teller(2)
  const report = teller.file({ what: 'people_harmed', imminence: 'happening_now' }, 'Ketu')
  const threat = teller.raise({ groupsAtRisk: ['woman'] })
  teller.say('ReportAmended', report, {
    facts: { set: { exercise: true }, cleared: ['what', 'imminence', 'title'] },
  })
  teller.say('ThreatAmended', threat, { facts: { set: {}, cleared: ['groupsAtRisk'] } })
  return teller.own()
}
