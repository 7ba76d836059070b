import { eventTypes } from '@tocsin/schema/events/registry'
import { expect, test } from 'vitest'
import { createEventFactory } from './event-factory.ts'
import { choicesFrom, seededRandom } from './random.ts'

test('everything that the factory makes is what its event type takes', () => {
  const choices = choicesFrom(seededRandom(3))
  const factory = createEventFactory(choices, () => Date.UTC(2026, 10, 22))
  const makers = {
    ReportFiled: () => factory.reportFiled().facts,
    ReportAmended: () => factory.reportAmended().facts,
    ThreatRaised: () => factory.threatRaised().facts,
    ThreatAmended: () => factory.threatAmended().facts,
    IncidentVerified: () => factory.verification(),
    AlertAnswered: () => factory.answer('Somebody, headquarters'),
  } as const
  for (const [type, make] of Object.entries(makers)) {
    for (let at = 0; at < 200; at++) {
      const facts = make()
      const parsed = eventTypes[type as keyof typeof makers].facts.safeParse(facts)
      expect(parsed, `${type} ${JSON.stringify(facts)}`).toMatchObject({ success: true })
    }
  }
})
