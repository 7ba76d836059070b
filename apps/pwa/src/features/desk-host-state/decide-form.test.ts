import type { Actor } from '@tocsin/schema/primitives/actor'
import { SeatId } from '@tocsin/schema/primitives/ids'
import { expect, test } from 'vitest'
import type { AssessmentForm } from './begun-assessment.ts'
import { decideForm, wrongFields } from './decide-form.ts'

const today = '2026-11-27'
const actor: Actor = { seat: SeatId.parse('1'.repeat(32)), role: 'analyst', areas: [] }
const empty: AssessmentForm = {
  ...{ host: null, instead: null, area: '', forces: '', unit: '', on: today },
  ...{ will: '', capacity: '', levers: [], hrddp: '', evidence: [], text: '' },
}
const filled = { ...empty, area: 'OD03', will: 'absent' }

test('HS-1 HS-4 the form says which fields are not right, and sends nothing until they are', () => {
  expect(wrongFields(empty, today)).toEqual(['area', 'will'])
  expect(wrongFields({ ...filled, on: '2026-11-28' }, today)).toEqual(['on'])
  expect(wrongFields({ ...filled, levers: ['training'] }, today)).toEqual(['hrddp'])
  expect(wrongFields({ ...filled, levers: ['dialogue'] }, today)).toEqual([])
  for (const form of [empty, { ...filled, on: '2026-11-28' }, { ...filled, levers: ['training'] }])
    expect(decideForm(form, actor, today, null)).toMatchObject({ ok: false })
  const sent = decideForm({ ...filled, unit: ' 3rd ', hrddp: 'under_way' }, actor, today, null)
  // A check that no lever needs any more is not sent.
  expect(sent).toMatchObject({
    ok: true,
    value: { bodies: { facts: { area: 'OD03', on: today, will: 'absent' } } },
  })
  expect(JSON.stringify(sent)).not.toContain('under_way')
  expect(JSON.stringify(sent)).toContain('"title":"3rd"')
})
