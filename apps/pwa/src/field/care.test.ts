import { components } from '@tocsin/schema/vocabulary/components'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { expect, test } from 'vitest'
import { careMandates, careOf, isMinimum } from './care.ts'

const one = { min: 1, best: 1, max: 1, status: 'reported' } as const

test.each([
  [{ what: 'attack_shooting' }, false, false],
  [{ what: 'children_recruited' }, true, false],
  [{ what: 'sexual_violence' }, false, true],
  [{ kind: 'sexual_violence' }, false, true],
  [{ kind: 'child_recruitment' }, true, false],
  [{ violations: [{ type: 'abduction' }] }, false, false],
  [{ violations: [{ type: 'abduction', victims: [{ group: 'boy', count: one }] }] }, true, false],
  [{ violations: [{ type: 'sexual_violence' }] }, false, true],
  [
    { violations: [{ type: 'sexual_violence', victims: [{ group: 'girl', count: one }] }] },
    true,
    true,
  ],
])('CA-1 %o: child %s, sexual violence %s', (said, child, crsv) => {
  expect(careOf(said)).toEqual({ child, crsv })
})

test('CA-1 a mandate is a component’s, and the soldier of the team has none', () => {
  for (const mandated of Object.values(careMandates)) {
    expect(mandated.length).toBeGreaterThan(0)
    expect(mandated.every((code) => itemOf(components, code) !== undefined)).toBe(true)
    expect(mandated).not.toContain('military')
  }
})

test('CA-4 no account is asked of whoever has not the mandate for all that is named', () => {
  const neither = { child: false, crsv: false }
  expect(isMinimum(neither, 'military')).toBe(false)
  expect(isMinimum({ child: true, crsv: false }, 'military')).toBe(true)
  expect(isMinimum({ child: true, crsv: false }, undefined)).toBe(true)
  expect(isMinimum({ child: true, crsv: false }, 'child_protection')).toBe(false)
  expect(isMinimum({ child: true, crsv: true }, 'child_protection')).toBe(true)
})
