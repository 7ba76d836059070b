import { expect, test } from 'vitest'
import { planOf, usualPlan } from './plan-of-form.ts'

const usual = usualPlan('2026-11-16', [{ id: 'OD01' }, { id: 'OD02' }, { id: 'OD03' }])

test('RP-1 the usual plan is one area of guarded lines, restated once a quarter', () => {
  expect(planOf(usual)).toMatchObject({
    batchWeeks: 13,
    grids: [{ from: '2026-11-16', areas: [{ code: 'area_1', of: ['OD01', 'OD02', 'OD03'] }] }],
    profiles: [{ name: 'partners', version: 1 }],
  })
  const kinds = planOf(usual)?.grids[0]?.categories.map(({ kind }) => kind)
  expect(new Set(kinds)).toEqual(new Set(['guarded']))
})

test('RP-1 what is in no coarse area is elsewhere, and what cannot be a plan is none', () => {
  const groups = { OD01: '2', OD02: '', OD03: '1' }
  expect(planOf({ ...usual, groups })?.grids[0]?.areas).toEqual([
    { code: 'area_1', of: ['OD03'] },
    { code: 'area_2', of: ['OD01'] },
  ])
  expect(planOf({ ...usual, kinds: [] })).toBeUndefined()
  expect(planOf({ ...usual, office: 'Two words' })).toBeUndefined()
  expect(planOf({ ...usual, batchWeeks: '0' })).toBeUndefined()
  expect(planOf({ ...usual, from: 'soon' })).toBeUndefined()
})
