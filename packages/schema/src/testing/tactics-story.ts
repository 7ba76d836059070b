import type { OwnEvent } from '../events/draft.ts'
import { createStory } from './story.ts'

/** How those who threaten go about it, said, changed and taken back (SPEC RD-17). */
export function tacticsStory(): readonly OwnEvent[] {
  const teller = createStory().teller(2)
  const threat = teller.raise({ tactics: ['ambush', 'night_raid'] })
  teller.say('ThreatAmended', threat, { facts: { set: { tactics: ['burning'] } } })
  teller.say('ThreatAmended', threat, { facts: { set: {}, cleared: ['tactics'] } })
  return teller.own()
}
