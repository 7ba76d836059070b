import { draftToEvent } from '@tocsin/schema/events/draft'
import { tellEvent } from '@tocsin/schema/events/tell'
import type { AreaId, MissionId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { reduceReport } from '@tocsin/schema/report/reduce'
import { reportValues } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import { describe, expect, test } from 'vitest'
import { amendmentDraft, isChanged, mustBeApart, newReportDraft } from './report-draft.ts'
import { type Answers, answersOf, begunReport, freshReport, ReportForm } from './report-form.ts'

const now = Date.parse('2026-11-22T10:00Z')
const zone = 'UTC'
const area = 'OD03' as AreaId
const seat = 'a'.repeat(32) as SeatId
const actor = { seat, role: 'jpt_member', areas: [area] } as const
const place: Place = { kind: 'point', lat: 0.8, lon: 29.1, radiusM: 100, source: 'pin' }
const occurredAt: OccurredAt = {
  precision: 'day',
  earliest: '2026-11-22T00:00Z',
  latest: '2026-11-22T10:00Z',
}
const killed = {
  key: 'n0',
  type: 'killing',
  count: { min: 2, best: null, max: 3, status: 'reported' as const },
}
const boys = {
  ...killed,
  victims: [{ group: 'boy', count: { min: 1, best: 1, max: 1, status: 'reported' as const } }],
}
const settled = (form: ReportForm) => ({ ...form, place: form.place ?? place, occurredAt })

function filed(patch: Partial<ReportForm>): Report {
  const draft = newReportDraft(settled({ ...freshReport(zone, now), place, ...patch }), area)
  if (!draft.ok) throw new Error(draft.error.code)
  const author = {
    mission: 'ondara' as MissionId,
    seat,
    head: { seatSeq: 0, hash: '0'.repeat(64) },
  }
  const { event } = draftToEvent(draft.value, author, {
    at: now,
    offset: null,
    salt: new Uint8Array(12),
  })
  const told = tellEvent({ event, numbered: null })
  const report = told && reduceReport(undefined, told, told.record)
  if (!report) throw new Error('not a report')
  return report
}

function details(report: Report, patch: Partial<Answers>): ReportForm {
  const values = { what: 'attack_shooting', place, occurredAt }
  const first = answersOf({ values, title: undefined, text: undefined }, zone, now)
  const base = { seq: null, own: 1 }
  return {
    ...first,
    people: [],
    files: [],
    joined: null,
    amends: { record: report.id, base, first },
    ...patch,
  }
}

describe('a full report', () => {
  test('needs what happened, a place and a time, and nothing else', () => {
    const report = filed({ what: 'attack_shooting' })
    expect(report).toMatchObject({ form: 'full', alert: null, scope: 'OD03.standard' })
    expect(report.fields).not.toHaveProperty('exercise')
  })

  test('that names children starts in the stricter band', () => {
    expect(filed({ what: 'people_harmed', violations: [boys] }).scope).toBe('OD03.restricted')
  })

  test('in which people are still in danger raises an alert', () => {
    expect(filed({ what: 'people_harmed', soon: 'within_hours' }).alert).toBe('flash')
  })
})

describe('details', () => {
  const report = filed({ what: 'attack_shooting' })

  test('say only what has changed, on what their author had seen', () => {
    const form = details(report, { violations: [killed], text: 'Heard by two.' })
    expect(amendmentDraft(settled(form), report, actor)).toMatchObject({
      ok: true,
      value: {
        type: 'ReportAmended',
        record: report.id,
        base: { seq: null, own: 1 },
        bodies: {
          facts: { set: { violations: [{ type: 'killing', count: killed.count }] } },
          narrative: { text: 'Heard by two.' },
        },
      },
    })
    const made = amendmentDraft(settled(form), report, actor)
    const facts = made.ok && made.value.type === 'ReportAmended' && made.value.bodies.facts.set
    expect(Object.keys(facts || {})).toEqual(['violations'])
  })

  test('without a change are not sent', () => {
    const form = details(report, {})
    expect(isChanged(form)).toBe(false)
    expect(amendmentDraft(settled(form), report, actor)).toMatchObject({
      error: { code: 'nothing_changed' },
    })
  })

  test('RD-14 that leave an answer empty empty it: danger that is over, a text, a list; a place stays', () => {
    const full = filed({ what: 'attack_shooting', soon: 'within_hours', violations: [killed] })
    const form = details(full, {})
    const first = {
      ...form.amends!.first,
      soon: 'within_hours',
      violations: [killed],
      text: 'Two.',
    }
    const left = {
      ...form,
      ...first,
      soon: null,
      violations: [],
      text: '',
      amends: { ...form.amends!, first },
    }
    const made = amendmentDraft(settled(left), full, actor)
    expect(made).toMatchObject({
      value: { bodies: { facts: { set: {}, cleared: ['imminence', 'violations', 'text'] } } },
    })
  })

  test('RD-13 RD-14 what is drawn is said, only when it was drawn anew, and emptied when it is taken away', () => {
    const drawn = {
      kind: 'route' as const,
      corners: [
        { lat: 0.8, lon: 29.1 },
        { lat: 0.9, lon: 29.2 },
      ],
    }
    const report = filed({ what: 'attack_shooting', drawn })
    expect(reportValues(report).drawn).toEqual(drawn)
    const form = details(report, { drawn, text: 'On the road.' })
    const first = { ...form.amends!.first, drawn }
    const said = (patch: Partial<ReportForm>) =>
      amendmentDraft(
        settled({ ...form, amends: { ...form.amends!, first }, ...patch }),
        report,
        actor,
      )
    expect(said({})).toMatchObject({ value: { bodies: { facts: { set: {} } } } })
    const area = { ...drawn, kind: 'area' as const }
    expect(said({ drawn: area })).toMatchObject({
      value: { bodies: { facts: { set: { drawn: area } } } },
    })
    expect(said({ drawn: null })).toMatchObject({
      value: { bodies: { facts: { set: {}, cleared: ['drawn'] } } },
    })
  })

  test('UC-14 a report of which only the area was known is given its place later', () => {
    const tavuri: Place = {
      kind: 'unit',
      code: 'OD-02',
      name: 'Tavuri',
      level: 'admin2',
      source: 'village',
    }
    const report = filed({ what: 'attack_shooting', place: tavuri })
    const form = details(report, {})
    const first = { ...form.amends!.first, place: tavuri }
    const made = amendmentDraft(
      settled({ ...form, amends: { ...form.amends!, first } }),
      report,
      actor,
    )
    expect(made).toMatchObject({ value: { bodies: { facts: { set: { place } } } } })
  })

  test('of another person are refused with the reason', () => {
    const other = { ...actor, seat: 'b'.repeat(32) as SeatId }
    const form = details(report, { violations: [killed] })
    expect(amendmentDraft(settled(form), report, other)).toMatchObject({
      error: { code: 'not_author' },
    })
  })

  test('that name children do not go where more people read: they are a report of their own', () => {
    const form = details(report, { violations: [boys] })
    expect(mustBeApart(form, report)).toBe(true)
    expect(amendmentDraft(settled(form), report, actor)).toMatchObject({
      value: {
        type: 'ReportFiled',
        scope: 'OD03.restricted',
        bodies: { facts: { attachTo: report.incident } },
      },
    })
  })
})

describe('a referral', () => {
  const referral = { key: 'n0', to: 'child_protection', on: '2026-11-22', answer: 'waiting' }
  const filedWith = filed({ what: 'children_recruited', referrals: [referral] })

  test('CA-2 is said with the report, and its answer is added later', () => {
    expect(reportValues(filedWith).referrals).toEqual([
      { to: 'child_protection', on: '2026-11-22', answer: 'waiting' },
    ])
    const values = reportValues(filedWith)
    const first = answersOf({ values, title: undefined, text: undefined }, zone, now)
    const form: ReportForm = {
      ...freshReport(zone, now),
      ...first,
      referrals: first.referrals.map((each) => ({ ...each, on: '', answer: 'accepted' })),
      amends: { record: filedWith.id, base: { seq: null, own: 1 }, first },
    }
    expect(amendmentDraft(settled(form), filedWith, actor)).toMatchObject({
      ok: true,
      value: {
        bodies: { facts: { set: { referrals: [{ to: 'child_protection', answer: 'accepted' }] } } },
      },
    })
  })

  test('CA-2 is not said where there was none', () => {
    expect(filed({ what: 'attack_shooting' }).fields).not.toHaveProperty('referrals')
  })

  test('CA-2 CA-3 a draft from before these were asked is opened as ever', () => {
    const { referrals: _, ...old } = freshReport(zone, now)
    const source = { key: 'a', type: 'eyewitness', reliability: '', credibility: '', heardFrom: '' }
    expect(ReportForm.parse({ ...old, sources: [source] })).toMatchObject({
      referrals: [],
      sources: [{ language: '', interpreter: '' }],
    })
  })
})

test('GU-5 a form that a card opened has its code chosen, and nothing else', () => {
  const fresh = freshReport(zone, now)
  expect(begunReport(fresh, undefined)).toEqual(fresh)
  expect(begunReport(fresh, { kind: 'sexual_violence' })).toEqual({
    ...fresh,
    what: 'sexual_violence',
  })
  expect(begunReport(fresh, { violation: 'denial_humanitarian_access' }).violations).toEqual([
    { key: 'n0', type: 'denial_humanitarian_access' },
  ])
})

test('RD-11 a report that is opened from a threat begins at its place and names it, in details no more, unless it is let go', () => {
  const threat = `${'b'.repeat(32)}-3` as RecordId
  const begun = begunReport(freshReport(zone, now), { form: 'report', record: threat }, place)
  expect(begun).toMatchObject({ fromThreat: threat, place, what: null })
  expect(ReportForm.parse(JSON.parse(JSON.stringify(begun)))).toEqual(begun)
  const report = filed({ ...begun, what: 'attack_shooting' })
  expect(report.fromThreat).toBe(threat)
  expect(filed({ ...begun, what: 'attack_shooting', fromThreat: undefined }).fromThreat).toBeNull()
  expect(isChanged(details(report, {}))).toBe(false)
})
