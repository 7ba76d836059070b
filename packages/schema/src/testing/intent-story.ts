import type { OwnEvent } from '../events/draft.ts'
import { createStory } from './story.ts'

/** What is known of intent and capability, said, changed and taken back (SPEC RD-17). */
export function intentStory(): readonly OwnEvent[] {
  const teller = createStory().teller(2)
  const threat = teller.raise({ intent: 'declared', capability: 'with_time' })
  teller.say('ThreatAmended', threat, {
    facts: { set: { capability: 'now' }, cleared: ['intent'] },
  })
  return teller.own()
}
