import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { checkEvent } from '../chain/chain.ts'
import { toBase64Url } from '../primitives/bytes.ts'
import type { EventId, RecordId } from '../primitives/ids.ts'
import { reportValues } from '../report/select.ts'
import { consentsIn, mayLeave } from '../sync/consent.ts'
import { pushedEvent } from '../sync/plan-run.ts'
import { actor, area, createStory, mission, type Teller, threatFields } from '../testing/story.ts'
import { raiseThreat } from '../threat/decide.ts'
import { threatValues } from '../threat/select.ts'
import { draftToEvent } from './draft.ts'
import { isErasable } from './erase.ts'
import type { PersonLink } from './people.ts'
import { eventTypes } from './registry.ts'
import { ThreatRaisedFacts } from './threat-raised.ts'
import { changeConsent, type OfPeople, ofPeople } from './told-people.ts'
import { saysNothing } from './written.ts'

const people: PersonLink[] = [
  { is: 'victim', consent: 'identity_to_officers', part: 'sealed/1' },
  { is: 'source', consent: 'account_only' },
]
type Story = ReturnType<typeof createStory>

function told(story: Story, id: RecordId): OfPeople {
  const { report, threat } = story.folds()
  const found = ofPeople({ report: report.get(id), threat: threat.get(id) })
  if (!found) throw new Error('no such record')
  return found
}

const kinds = {
  report: {
    begin: (teller: Teller) => teller.file({ people }),
    plain: (teller: Teller) => teller.file({}),
    amends: 'ReportAmended',
    end: (teller: Teller, id: RecordId) =>
      teller.say('ReportWithdrawn', id, { facts: { reason: 'mistake' } }),
    valuesOf: (story: Story, id: RecordId) => reportValues(story.folds().report.get(id)!),
  },
  threat: {
    begin: (teller: Teller) => teller.raise({ people }),
    plain: (teller: Teller) => teller.raise({}),
    amends: 'ThreatAmended',
    end: (teller: Teller, id: RecordId) =>
      teller.say('ThreatClosed', id, { facts: { reason: 'threat_ended' } }),
    valuesOf: (story: Story, id: RecordId) => threatValues(story.folds().threat.get(id)!),
  },
} as const

describe.each(['report', 'threat'] as const)('people of a %s', (kind) => {
  const { begin, plain, amends, end, valuesOf } = kinds[kind]

  function begun() {
    const story = createStory()
    const [amina, bo] = [story.teller(1), story.teller(2)]
    const id = begin(amina)
    amina.sync()
    bo.sync()
    const consentNow = () => told(story, id).of.people[0]?.consent
    const say = (teller: Teller, consent: string) => {
      const consents = [{ event: id as string as EventId, part: 'sealed/1', consent }]
      teller.say(amends, id, { facts: { set: {}, consents } })
      teller.sync()
    }
    return { story, amina, bo, id, consentNow, say }
  }

  test('SE-7 SE-16 are told as whom, with what consent and under which label; the values are those of any other', () => {
    const { story, bo, id } = begun()
    const other = plain(bo)
    bo.sync()
    expect(told(story, id).of.people).toEqual([
      { event: id, part: 'sealed/1', is: 'victim', consent: 'identity_to_officers' },
      { event: id, part: null, is: 'source', consent: 'account_only' },
    ])
    expect(told(story, other).of.people).toEqual([])
    expect(valuesOf(story, id)).toEqual(valuesOf(story, other))
  })

  test('SE-16 an amendment tells of more of them, and says something by it alone', () => {
    const { story, amina, id } = begun()
    amina.say(amends, id, { facts: { set: {}, people: people.slice(1) } })
    amina.sync()
    expect(told(story, id).of.people.map(({ is }) => is)).toEqual(['victim', 'source', 'source'])
    expect(saysNothing({ facts: { set: {}, people } })).toBe(false)
    expect(saysNothing({ facts: { set: {}, people: [] } })).toBe(true)
  })

  test('SE-8 SE-16 what a person agrees to is what the seat said last that wrote the person down, and only that seat', () => {
    const { amina, bo, id, consentNow, say } = begun()
    expect(consentsIn(amina.own()[0]!.event)).toEqual([
      { event: id, part: 'sealed/1', consent: 'identity_to_officers' },
    ])
    say(amina, 'keep_on_tablet')
    expect(consentNow()).toBe('keep_on_tablet')
    say(bo, 'identity_to_officers')
    expect(consentNow()).toBe('keep_on_tablet')
    expect(consentsIn(bo.own().at(-1)!.event)).toEqual([])
    say(amina, 'consent_withdrawn')
    expect(consentNow()).toBe('consent_withdrawn')
    expect(consentsIn(amina.own().at(-1)!.event)).toMatchObject([{ consent: 'consent_withdrawn' }])
    // Without these facts an identity that was taken back would leave again.
    expect(isErasable(amina.own().at(-1)!.event, 'facts')).toBe(false)
    expect(isErasable(amina.own()[0]!.event, 'facts')).toBe(true)
  })

  test('SE-17 consent is taken back whatever has become of the record, by who wrote the person down and nobody else', () => {
    const { story, amina, id, consentNow } = begun()
    end(amina, id)
    amina.sync()
    const base = { seq: 2, own: 2 }
    const change = {
      event: id as string as EventId,
      part: 'sealed/1',
      consent: 'consent_withdrawn',
    }
    const decided = changeConsent(told(story, id), actor(1, 'jpt_member'), base, change)
    if (!decided.ok) throw new Error(decided.error.code)
    expect(decided.value.type).toBe(amends)
    amina.write(decided.value)
    amina.sync()
    expect(consentNow()).toBe('consent_withdrawn')
    for (const role of ['jpt_member', 'analyst'] as const) {
      expect(changeConsent(told(story, id), actor(2, role), base, change)).toEqual({
        ok: false,
        error: { code: 'not_author' },
      })
    }
    const nobody = { ...change, part: 'sealed/9' }
    expect(changeConsent(told(story, id), actor(1, 'jpt_member'), base, nobody)).toMatchObject({
      error: { code: 'not_found' },
    })
  })
})

test('SE-8 what nobody agreed to and what this version does not know stays', () => {
  const leaving = ['identity_to_officers', 'account_only', 'keep_on_tablet', 'consent_withdrawn']
  expect(leaving.filter(mayLeave)).toEqual(['identity_to_officers'])
  expect([mayLeave(undefined), mayLeave('agreed_in_a_later_version')]).toEqual([false, false])
})

test('SE-18 a version that knows no people of threats shows the warning, and keeps and forwards every byte of it', () => {
  // Another version of the type would have it skip the whole threat until its update (EV-7).
  expect([eventTypes.ThreatRaised.version, eventTypes.ThreatAmended.version]).toEqual([1, 1])
  const head = { seatSeq: 0, hash: '0'.repeat(64) }
  const bytes = toBase64Url(new Uint8Array(572).fill(7))
  const own = draftToEvent(
    raiseThreat(area, { facts: { ...threatFields, people } }),
    { mission, seat: createStory().teller(1).seat, head },
    { at: 0, offset: null, salt: new Uint8Array(12) },
    { parts: { 'sealed/1': { state: 'sealed', bytes } }, wraps: {} },
  )
  const { facts } = own.event.parts
  const body = facts?.state === 'clear' ? facts.body : undefined
  const older = z.omit(ThreatRaisedFacts, { people: true })
  expect(older.parse(body)).toEqual(threatFields)
  expect(body).toMatchObject({ people })
  expect(checkEvent(own.event).ok).toBe(true)
  expect(pushedEvent(own)).toMatchObject({
    parts: { facts: { people } },
    sealed: { 'sealed/1': { bytes } },
  })
})
