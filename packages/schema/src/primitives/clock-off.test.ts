import { expect, test } from 'vitest'
import { clockOff } from './clock-off.ts'

test('PR-19 UC-12 a clock that is off by two minutes or more is said to be, by how much and which way', () => {
  expect(clockOff(null)).toBeNull()
  expect(clockOff(-119_999)).toBeNull()
  expect(clockOff(120_000)).toEqual({ by: 120_000, is: 'behind' })
  expect(clockOff(-86_400_000)).toEqual({ by: 86_400_000, is: 'ahead' })
})
