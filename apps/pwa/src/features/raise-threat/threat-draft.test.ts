import { draftToEvent } from '@tocsin/schema/events/draft'
import { tellEvent } from '@tocsin/schema/events/tell'
import type { AreaId, MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { reduceThreat } from '@tocsin/schema/threat/reduce'
import { threatText, threatTitle, threatValues } from '@tocsin/schema/threat/select'
import type { Threat } from '@tocsin/schema/threat/state'
import { expect, test } from 'vitest'
import { freshPerson, peopleSaid } from '../../field/people-form.ts'
import { isChanged, newThreatDraft, threatAmendment } from './threat-draft.ts'
import { answersOf, freshThreat, ThreatForm } from './threat-form.ts'

const now = Date.parse('2026-11-22T10:00Z')
const area = 'OD03' as AreaId
const seat = 'a'.repeat(32) as SeatId
const actor = { seat, role: 'jpt_member', areas: [area] } as const
const place: Place = { kind: 'point', lat: 0.8, lon: 29.1, radiusM: 100, source: 'pin' }
const noticedAt: OccurredAt = {
  precision: 'day',
  earliest: '2026-11-22T00:00Z',
  latest: '2026-11-22T10:00Z',
}
const settled = (form: ThreatForm) => {
  return { ...form, place: form.place ?? place, soon: form.soon ?? 'later_or_unsure', noticedAt }
}

function raised(): Threat {
  const said = {
    kind: 'attack_on_village',
    soon: 'within_hours',
    title: 'Letter',
    text: 'A letter names a day.',
  }
  const draft = newThreatDraft(settled({ ...freshThreat('UTC', now), ...said }), area)
  if (!draft.ok) throw new Error(draft.error.code)
  const head = { seatSeq: 0, hash: '0'.repeat(64) }
  const { event } = draftToEvent(
    draft.value,
    { mission: 'ondara' as MissionId, seat, head },
    { at: now, offset: null, salt: new Uint8Array(12) },
  )
  const told = tellEvent({ event, numbered: null })
  const threat = told && reduceThreat(undefined, told)
  if (!threat) throw new Error('not a threat')
  return threat
}

function details(threat: Threat, patch: Partial<ThreatForm>): ThreatForm {
  const said = {
    values: threatValues(threat),
    title: threatTitle(threat),
    text: threatText(threat),
  }
  const first = answersOf(said, 'UTC', now)
  return {
    ...first,
    people: [],
    files: [],
    amends: { record: threat.id, base: { seq: null, own: 1 }, first },
    ...patch,
  }
}

test('an amendment says only what has changed', () => {
  const threat = raised()
  expect(isChanged(details(threat, {}))).toBe(false)
  const form = details(threat, { soon: 'happening_now', text: 'Men are at the mill.' })
  expect(isChanged(form)).toBe(true)
  expect(threatAmendment(settled(form), threat, actor)).toMatchObject({
    ok: true,
    value: {
      type: 'ThreatAmended',
      record: threat.id,
      bodies: {
        facts: { set: { imminence: 'happening_now' } },
        narrative: { text: 'Men are at the mill.' },
      },
    },
  })
})

test('RD-13 what is drawn is said in a new threat, and in details only when it was drawn anew', () => {
  const corners = [
    { lat: 0.8, lon: 29.1 },
    { lat: 0.91, lon: 29.2 },
  ]
  const drawn = { kind: 'route' as const, corners }
  const form = { ...freshThreat('UTC', now), kind: 'attack_on_village', drawn }
  const facts = { drawn }
  expect(newThreatDraft(settled(form), area)).toMatchObject({ value: { bodies: { facts } } })
  const threat = raised()
  const alone = details(threat, { drawn })
  expect(isChanged(alone)).toBe(true)
  expect(threatAmendment(settled(alone), threat, actor)).toMatchObject({
    value: { bodies: { facts: { set: facts } } },
  })
  const text = threatAmendment(settled(details(threat, { text: 'More.' })), threat, actor)
  expect(JSON.stringify(text)).not.toContain('drawn')
  const crossed = { kind: 'area' as const, corners }
  expect(newThreatDraft(settled({ ...form, drawn: crossed }), area)).toMatchObject({
    error: { code: 'bad_input' },
  })
})

test('RD-14 what details leave empty is said to be emptied, and what was empty before is not', () => {
  const threat = raised()
  const before = details(threat, {})
  const first = {
    ...answersOf({ values: {}, title: 'Letter', text: '' }, 'UTC', now),
    atRisk: ['woman'],
  }
  const form = {
    ...before,
    title: ' ',
    atRisk: [],
    amends: { ...before.amends!, first: { ...before, ...first } },
  }
  const made = threatAmendment(settled({ ...form, soon: 'happening_now' }), threat, actor)
  expect(made).toMatchObject({
    ok: true,
    value: { bodies: { facts: { cleared: ['groupsAtRisk', 'title'] } } },
  })
  const facts = made.ok && made.value.type === 'ThreatAmended' && made.value.bodies.facts
  expect(JSON.stringify(facts)).not.toContain('groupsAtRisk":')
  expect(made.ok && made.value.bodies.narrative?.title).toBeFalsy()
})

test('AC-3 what fewer people may read becomes a threat of its own', () => {
  const threat = raised()
  const apart = threatAmendment(
    settled(details(threat, { kind: 'sexual_violence' })),
    threat,
    actor,
  )
  expect(apart).toMatchObject({
    ok: true,
    value: { type: 'ThreatRaised', record: null, scope: 'OD03.restricted' },
  })
})

const whoWarned = {
  ...freshPerson('n0', 'source'),
  consent: 'identity_to_officers',
  name: 'Zbigniew Canarsky',
}
const link = { is: 'source', consent: 'identity_to_officers', part: 'sealed/1' }

test('SE-16 who warned is told of as a source under a label, in a new threat, in details alone and in a threat apart', () => {
  const form = { ...freshThreat('UTC', now), kind: 'attack_on_village', people: [whoWarned] }
  const threat = raised()
  const alone = details(threat, { people: [whoWarned] })
  expect(isChanged(alone)).toBe(true)
  const apart = details(threat, { people: [whoWarned], kind: 'sexual_violence' })
  const drafts = [
    newThreatDraft(settled(form), area),
    threatAmendment(settled(alone), threat, actor),
    threatAmendment(settled(apart), threat, actor),
  ]
  for (const draft of drafts) {
    expect(draft).toMatchObject({ ok: true, value: { bodies: { facts: { people: [link] } } } })
    expect(JSON.stringify(draft)).not.toContain('Zbigniew')
  }
  expect(peopleSaid([whoWarned]).sealed).toMatchObject({ 'sealed/1': { name: whoWarned.name } })
})

test('SE-16 a draft of a threat that was kept before the form asked for people opens with everything in it', () => {
  const threat = raised()
  for (const form of [freshThreat('UTC', now), details(threat, { text: 'Men are at the mill.' })]) {
    const {
      people: _,
      files: __,
      drawn: ___,
      ...kept
    } = { ...form, title: 'Letter', atRisk: ['women'] }
    expect(ThreatForm.parse(JSON.parse(JSON.stringify(kept)))).toEqual({
      ...kept,
      drawn: null,
      people: [],
      files: [],
    })
  }
})

test('RD-17 RD-14 intent, capability and tactics are said where they are known, changed, and taken back', () => {
  const form = { ...freshThreat('UTC', now), kind: 'attack_on_village' }
  const silent = newThreatDraft(settled(form), area)
  expect(JSON.stringify(silent)).not.toMatch(/intent|capability|tactics/)
  const facts = { intent: 'declared', capability: 'with_time', tactics: ['ambush', 'burning'] }
  expect(newThreatDraft(settled({ ...form, ...facts }), area)).toMatchObject({
    value: { bodies: { facts } },
  })
  const threat = raised()
  const first = { ...details(threat, {}), ...facts }
  const before = {
    ...first,
    amends: { ...first.amends!, first: { ...first.amends!.first, ...facts } },
  }
  expect(isChanged(before)).toBe(false)
  const less = threatAmendment(
    settled({ ...before, intent: null, capability: 'now', tactics: [] }),
    threat,
    actor,
  )
  expect(less).toMatchObject({
    value: { bodies: { facts: { set: { capability: 'now' }, cleared: ['intent', 'tactics'] } } },
  })
  expect(threatAmendment(settled({ ...before, tactics: ['ambush'] }), threat, actor)).toMatchObject(
    {
      value: { bodies: { facts: { set: { tactics: ['ambush'] } } } },
    },
  )
  // A draft from before these were asked opens with none.
  const { intent: _, capability: __, tactics: ___, ...older } = form
  expect(ThreatForm.parse(older)).toMatchObject({ intent: null, capability: null, tactics: [] })
})
