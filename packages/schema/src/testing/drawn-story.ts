import type { OwnEvent } from '../events/draft.ts'
import { createStory } from './story.ts'

/** A threat with a route that becomes an area: the golden events of drawings (SPEC RD-13). */
export function drawnStory(): readonly OwnEvent[] {
  const teller = createStory().teller(2)
  const threat = teller.raise({
    drawn: {
      kind: 'route',
      corners: [
        { lat: 7.4, lon: 28 },
        { lat: 7.4212, lon: 28.0455 },
        { lat: 7.1, lon: 27.5 },
      ],
    },
  })
  teller.say('ThreatAmended', threat, {
    facts: {
      set: {
        drawn: {
          kind: 'area',
          corners: [
            { lat: 7.4, lon: 28 },
            { lat: 7.4, lon: 28.1 },
            { lat: 7.5, lon: 28.05 },
          ],
        },
      },
    },
  })
  return teller.own()
}
