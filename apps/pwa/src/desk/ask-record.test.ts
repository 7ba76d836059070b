import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import { RecordId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, type ProblemCode, problem } from '@tocsin/schema/problem'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askAgainMs, askRecord } from './ask-record.ts'

const asked = { kind: 'incident', id: RecordId.parse(`${'0'.repeat(32)}-1`) } as const
// as: what is told is passed on as it came, and not looked into.
const record = { id: asked.id } as RecordAnswer

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that refuses with these codes, one after the other, and then tells the record. */
function refusing(...codes: ProblemCode[]) {
  const told: (ProblemCode | RecordAnswer)[] = []
  let questions = 0
  const server = {
    record: async (): Promise<Result<RecordAnswer, Problem>> => {
      questions += 1
      const code = codes.shift()
      return code ? err(problem(code)) : ok(record)
    },
  }
  const stop = askRecord(server, asked, (answer) => {
    told.push(answer.ok ? answer.value : answer.error.code)
  })
  return { told, stop, questions: () => questions }
}

test('a record that could not be read is asked for again until it is told, and then no more', async () => {
  const { told, questions } = refusing('server_unreachable', 'not_signed_in')
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toEqual(['server_unreachable'])
  await vi.advanceTimersByTimeAsync(10 * askAgainMs)
  expect(told).toEqual(['server_unreachable', 'not_signed_in', record])
  expect(questions()).toBe(3)
})

test.each(['not_found', 'not_allowed'] as const)('%s is said once', async (code) => {
  const { told, questions } = refusing(code)
  await vi.advanceTimersByTimeAsync(10 * askAgainMs)
  expect(told).toEqual([code])
  expect(questions()).toBe(1)
})

test('nothing is asked or told once another record was chosen', async () => {
  const { told, stop, questions } = refusing('server_unreachable')
  await vi.advanceTimersByTimeAsync(0)
  stop()
  await vi.advanceTimersByTimeAsync(10 * askAgainMs)
  expect(told).toEqual(['server_unreachable'])
  expect(questions()).toBe(1)
})
