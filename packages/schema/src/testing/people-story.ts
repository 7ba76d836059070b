import { type Draft, draftToEvent, type OwnEvent } from '../events/draft.ts'
import type { PersonLink } from '../events/people.ts'
import { Wraps } from '../events/sealed.ts'
import { toBase64Url } from '../primitives/bytes.ts'
import { eventId, recordIdOf } from '../primitives/ids.ts'
import { raiseThreat } from '../threat/decide.ts'
import { area, begins, mission, scope, seatNumber, threatFields } from './story.ts'

/**
 * A source warns and is sealed, then takes it back, and a second one is told of: the golden events of
 * people of a threat. What is sealed is bytes of the right form; how it opens is packages/seal's.
 */
export function peopleStory(): OwnEvent[] {
  const seat = seatNumber(2)
  const record = recordIdOf(eventId(seat, 1))
  const agreed: PersonLink = { is: 'source', consent: 'identity_to_officers', part: 'sealed/1' }
  const another: PersonLink = { is: 'relative', consent: 'account_only' }
  const raised = raiseThreat(area, { facts: { ...threatFields, people: [agreed, another] } })
  const takenBack = { event: eventId(seat, 1), part: 'sealed/1', consent: 'consent_withdrawn' }
  const amended: Draft<'ThreatAmended'> = {
    type: 'ThreatAmended',
    scope,
    record,
    base: { seq: null, own: 1 },
    bodies: { facts: { set: {}, people: [agreed], consents: [takenBack] } },
  }
  const own: OwnEvent[] = []
  for (const [at, draft] of [raised, amended].entries()) {
    const head = { seatSeq: at, hash: own[at - 1]?.event.hash ?? '0'.repeat(64) }
    const stamp = { at: begins + at * 60_000, offset: null, salt: new Uint8Array(12).fill(at + 1) }
    const bytes = toBase64Url(new Uint8Array(572).fill(at + 7))
    const officers = ['a', 'b'].map((one) => ({ officer: one.repeat(32), sealed: 'A'.repeat(107) }))
    own.push(
      draftToEvent(draft, { mission, seat, head }, stamp, {
        parts: { 'sealed/1': { state: 'sealed', bytes } },
        wraps: Wraps.parse({ 'sealed/1': officers }),
      }),
    )
  }
  return own
}
