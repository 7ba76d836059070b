import type { AreaId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import { expect, test } from 'vitest'
import { areDates, deployDraft, freshDeployment } from './deploy-form.ts'
import { freshRecommendation, isDueDate, recommendationDraft } from './recommendation-form.ts'
import { freshVisit, isReturnDate, VisitForm, visitDraft } from './visit-form.ts'

const area = 'OD03' as AreaId
const seat = 'a'.repeat(32) as SeatId
const deployment = `${seat}-1` as RecordId
const now = Date.parse('2026-11-22T10:00Z')
const place = { kind: 'point', lat: 0.8, lon: 29.1, radiusM: 100, source: 'pin' } as const
const occurredAt = { precision: 'unknown' } as const

test('DP-3 a visit goes with roles and numbers, its deployment and its promise; few read it where its author says so', () => {
  const form = {
    ...freshVisit('UTC', now, undefined),
    met: ['women', 'teachers'],
    counts: { women: '12', teachers: ' ' },
    returnDue: '2026-12-01',
    title: ' At the well ',
    place,
    occurredAt,
  }
  expect(visitDraft(form, area, { deployment })).toMatchObject({
    value: {
      scope: 'OD03.standard',
      bodies: {
        facts: { deployment, met: [{ role: 'women', count: 12 }, { role: 'teachers' }] },
        narrative: { title: 'At the well' },
      },
    },
  })
  const restricted = visitDraft({ ...form, restricted: true }, area, {})
  expect(restricted).toMatchObject({ value: { scope: 'OD03.restricted' } })
  expect(visitDraft({ ...form, counts: { women: '0' } }, area, {})).toMatchObject({
    error: { code: 'bad_input' },
  })
  expect([isReturnDate(''), isReturnDate('2026-12-01'), isReturnDate('2026-02-30')]).toEqual([
    true,
    true,
    false,
  ])
})

test('DP-3 the return visit begins where the first one was and names it; a kept draft opens as it was', () => {
  const form = freshVisit('UTC', now, { id: deployment, place })
  expect(VisitForm.parse(JSON.parse(JSON.stringify(form)))).toEqual(form)
  const sent = visitDraft({ ...form, place, occurredAt }, area, {})
  expect(sent).toMatchObject({ value: { bodies: { facts: { returnOf: deployment, place } } } })
})

test('DP-4 a recommendation says who, by when and with what, and nothing that was left open', () => {
  const form = { ...freshRecommendation, title: 'Patrol at dusk' }
  const plain = recommendationDraft(form, area, {})
  expect(plain).toMatchObject({ value: { bodies: { facts: { organ: 'mission' } } } })
  expect(JSON.stringify(plain)).not.toMatch(/owner|due|means|deployment/)
  const full = { ...form, owner: 'sector_command', due: '2026-12-05', means: ['patrols'] }
  expect(recommendationDraft(full, area, { deployment })).toMatchObject({
    value: {
      bodies: {
        facts: { deployment, owner: 'sector_command', due: '2026-12-05', means: ['patrols'] },
      },
    },
  })
  expect(isDueDate('soon')).toBe(false)
})

test('DP-1 members are components, with a seat where they carry a tablet and never a name', () => {
  const form = {
    ...freshDeployment('2026-11-22', area, seat),
    title: 'Ketu',
    trigger: 'threat_registered',
    seats: [seat, 'nobody'],
    components: ['military'],
  }
  expect(form.to).toBe('2026-11-26')
  expect(areDates(form)).toBe(true)
  expect([areDates({ ...form, to: '' }), areDates({ ...form, to: '2026-11-21' })]).toEqual([
    false,
    false,
  ])
  const leader = { seat, role: 'team_leader', areas: [area] } as const
  expect(deployDraft(form, area, leader, () => 'unpol')).toMatchObject({
    value: {
      bodies: {
        facts: {
          lead: seat,
          members: [{ component: 'unpol', seat }, { component: 'military' }],
        },
      },
    },
  })
  const member = { ...leader, role: 'jpt_member' } as const
  expect(deployDraft(form, area, member, () => null)).toMatchObject({
    error: { code: 'not_allowed' },
  })
})
