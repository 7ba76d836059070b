import { expect, test } from 'vitest'
import { err, ok, type Result } from './result.ts'

test('PR-18 a result is a value or the reason why there is none', () => {
  const half = (n: number): Result<number, 'odd'> => (n % 2 === 0 ? ok(n / 2) : err('odd'))
  expect(half(4)).toEqual({ ok: true, value: 2 })
  expect(half(3)).toEqual({ ok: false, error: 'odd' })
})
