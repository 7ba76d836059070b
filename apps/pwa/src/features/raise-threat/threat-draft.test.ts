import { draftToEvent } from '@tocsin/schema/events/draft'
import { tellEvent } from '@tocsin/schema/events/tell'
import type { AreaId, MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { reduceThreat } from '@tocsin/schema/threat/reduce'
import { threatText, threatTitle, threatValues } from '@tocsin/schema/threat/select'
import type { Threat } from '@tocsin/schema/threat/state'
import { expect, test } from 'vitest'
import { isChanged, newThreatDraft, threatAmendment } from './threat-draft.ts'
import { answersOf, freshThreat, type ThreatForm } from './threat-form.ts'

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
