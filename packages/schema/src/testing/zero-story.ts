import type { OwnEvent } from '../events/draft.ts'
import { logVisit } from '../visit/decide.ts'
import { area, createStory } from './story.ts'

/** A team asks, and nothing has happened; later it turns out that something had. */
export function zeroStory(): readonly OwnEvent[] {
  const team = createStory().teller(2)
  const seen = { place: { kind: 'withheld' }, occurredAt: { precision: 'unknown' } } as const
  const facts = { ...seen, nothingToReport: true }
  const visit = team.write(logVisit(area, 'standard', { facts }))
  team.say('VisitAmended', visit, { facts: { set: { nothingToReport: false } } })
  return team.own()
}
