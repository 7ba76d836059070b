import { reduceDeployment } from '@tocsin/schema/deployment/reduce'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Told } from '@tocsin/schema/events/tell'
import type { AreaId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import { reduceRecommendation } from '@tocsin/schema/recommendation/reduce'
import { reduceVisit } from '@tocsin/schema/visit/reduce'
import { expect, test } from 'vitest'
import {
  areDates,
  DeployForm,
  deployAgain,
  deployAmendment,
  deployDraft,
  freshDeployment,
} from './deploy-form.ts'
import {
  freshRecommendation,
  isDueDate,
  RecommendationForm,
  recommendationAgain,
  recommendationAmendment,
  recommendationDraft,
} from './recommendation-form.ts'
import {
  freshVisit,
  isReturnDate,
  quietVisit,
  VisitForm,
  visitAgain,
  visitAmendment,
  visitDraft,
} from './visit-form.ts'

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

test('DP-12 "nothing to report" is said where people were asked, never by leaving it open, and put right as any answer', () => {
  const quiet = { ...quietVisit('UTC', now, place), place, occurredAt }
  const sent = visitDraft(quiet, area, { deployment })
  expect(sent).toMatchObject({
    value: { scope: 'OD03.standard', bodies: { facts: { place, nothingToReport: true } } },
  })
  const open = { ...freshVisit('UTC', now, undefined), place, occurredAt }
  expect(JSON.stringify(visitDraft(open, area, {}))).not.toContain('nothingToReport')
  const { nothing: _, ...before } = open
  expect(VisitForm.parse(before).nothing).toBeNull()
  const visit = reduceVisit(undefined, told(sent), deployment)!
  const again = { ...visitAgain(visit, base, 'UTC', now), place, occurredAt }
  const me = { seat, role: 'jpt_member', areas: [area] } as const
  expect(visitAmendment(again, visit, me)).toMatchObject({ error: { code: 'nothing_changed' } })
  expect(visitAmendment({ ...again, nothing: false }, visit, me)).toMatchObject({
    value: { bodies: { facts: { set: { nothingToReport: false } } } },
  })
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

const base = { seq: 1, own: null }

/** What somebody made of a form, as a reader is told it. */
function told(made: Result<Draft, unknown>): Told {
  if (!made.ok) throw new Error('the form says nothing')
  const { type, scope, bodies } = made.value
  const on = { id: deployment, record: deployment, seat, seatSeq: 1, seq: 1, base }
  return { type, scope, ...on, saidAt: now, receivedAt: now, ...bodies } as unknown as Told
}

test('DP-3 a visit that is put right says only what changed, and a day that is left alone is no change', () => {
  const form = { ...freshVisit('UTC', now, undefined), met: ['women'], counts: { women: '12' } }
  const filed = { ...form, returnDue: '2026-12-01', title: 'At the well', place, occurredAt }
  const visit = reduceVisit(undefined, told(visitDraft(filed, area, {})), deployment)!
  const again = { ...visitAgain(visit, base, 'UTC', now + 3_600_000), place, occurredAt }
  expect(VisitForm.parse(JSON.parse(JSON.stringify(again)))).toMatchObject({ amends: { base } })
  const me = { seat, role: 'jpt_member', areas: [area] } as const
  expect(visitAmendment(again, visit, me)).toMatchObject({ error: { code: 'nothing_changed' } })
  const changed = { ...again, met: [], perception: 'safer', title: 'At the lower well' }
  expect(visitAmendment(changed, visit, me)).toMatchObject({
    value: {
      type: 'VisitAmended',
      base,
      bodies: {
        facts: { set: { met: [], perception: 'safer' } },
        narrative: { title: 'At the lower well' },
      },
    },
  })
  expect(visitAmendment(changed, visit, { ...me, seat: 'b'.repeat(32) as SeatId })).toMatchObject({
    error: { code: 'not_author' },
  })
})

test('RD-13 DP-10 where a team works is drawn, said with the deployment, and changed', () => {
  const leader = { seat, role: 'team_leader', areas: [area] } as const
  const corners = [
    { lat: 0.8, lon: 29.1 },
    { lat: 0.9, lon: 29.2 },
  ]
  const drawn = { kind: 'route' as const, corners }
  const opened = {
    ...freshDeployment('2026-11-22', area, seat),
    title: 'Ketu',
    trigger: 'threat_registered',
    drawn,
  }
  const state = reduceDeployment(undefined, told(deployDraft(opened, area, leader, () => null)))!
  const again = deployAgain(state, base)
  expect(again.drawn).toEqual(drawn)
  const wider = { kind: 'area' as const, corners: [...corners, { lat: 0.7, lon: 29.3 }] }
  expect(deployAmendment({ ...again, drawn: wider }, state, leader, () => null)).toMatchObject({
    value: { bodies: { facts: { set: { drawn: wider } } } },
  })
})

test('DP-1 DP-10 a deployment that is changed says its new dates, members and terms, and nothing that stands', () => {
  const leader = { seat, role: 'team_leader', areas: [area] } as const
  const opened = {
    ...freshDeployment('2026-11-22', area, seat),
    title: 'Ketu',
    trigger: 'threat_registered',
    seats: [seat],
    briefed: ['incidents'],
  }
  const made = deployDraft(opened, area, leader, () => 'unpol')
  expect(JSON.stringify(made)).not.toMatch(/worksIn|requestedBy|actors|groupsAtRisk|protection/)
  const state = reduceDeployment(undefined, told(made))!
  const again = deployAgain(state, base)
  expect(DeployForm.parse(JSON.parse(JSON.stringify(again)))).toEqual(again)
  expect(deployAmendment(again, state, leader, () => 'unpol')).toMatchObject({
    error: { code: 'nothing_changed' },
  })
  const changed = { ...again, to: '2026-11-29', components: ['military'], text: 'Find out.' }
  expect(deployAmendment(changed, state, leader, () => 'unpol')).toMatchObject({
    value: {
      bodies: {
        facts: {
          set: {
            to: '2026-11-29',
            members: [{ component: 'unpol', seat }, { component: 'military' }],
          },
        },
        narrative: { text: 'Find out.' },
      },
    },
  })
  const backwards = { ...again, to: '2026-11-01' }
  expect(deployAmendment(backwards, state, leader, () => 'unpol')).toMatchObject({
    error: { code: 'bad_input' },
  })
})

test('DP-9 a recommendation that is changed says what is asked for now, and forms of before are still read', () => {
  const form = { ...freshRecommendation, title: 'Patrol at dusk', due: '2026-12-05' }
  const asked = reduceRecommendation(undefined, told(recommendationDraft(form, area, {})))!
  const again = recommendationAgain(asked, base)
  const me = { seat, role: 'jpt_member', areas: [area] } as const
  expect(recommendationAmendment(again, asked, me)).toMatchObject({
    error: { code: 'nothing_changed' },
  })
  const changed = { ...again, due: '2026-12-09', means: ['air'] }
  expect(recommendationAmendment(changed, asked, me)).toMatchObject({
    value: { bodies: { facts: { set: { due: '2026-12-09', means: ['air'] } } } },
  })
  const { amends: _, ...kept } = freshRecommendation
  expect(RecommendationForm.parse(kept)).toEqual(freshRecommendation)
})
