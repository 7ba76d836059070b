import { expect, test } from 'vitest'
import { databaseProblem } from './database-problem.ts'

function failure(name: string, inner?: Error): Error {
  return Object.assign(new Error(name), { name }, inner && { inner })
}

test('a full disk is found behind the abort it hides in', () => {
  const full = failure('AbortError', failure('QuotaExceededError'))
  expect(databaseProblem(full).code).toBe('storage_full')
  expect(databaseProblem(failure('QuotaExceededError')).code).toBe('storage_full')
})

test('a database that is closed or refused is said with its name', () => {
  expect(databaseProblem(failure('DatabaseClosedError'))).toEqual({
    code: 'storage_unavailable',
    detail: { name: 'DatabaseClosedError' },
  })
})

test('everything else is a defect and stays loud', () => {
  expect(() => databaseProblem(new TypeError('a defect'))).toThrow('a defect')
  expect(() => databaseProblem('thrown text')).toThrow('thrown text')
})
