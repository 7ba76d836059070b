import { expect, it } from 'vitest'
import { retrying } from './retry.ts'

class DriverError extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

function failingTimes(times: number, error: Error): { calls: number; work: () => Promise<string> } {
  const state = {
    calls: 0,
    work: async () => {
      state.calls += 1
      if (state.calls <= times) throw error
      return 'done'
    },
  }
  return state
}

it.each(['40001', '40P01'])('runs again after %s, waiting longer each time', async (code) => {
  const waits: number[] = []
  const wait = async (ms: number): Promise<void> => void waits.push(ms)
  const { work } = failingTimes(3, new DriverError(code))
  expect(await retrying(work, { wait })).toBe('done')
  expect(waits).toHaveLength(3)
  expect(waits[2]).toBeGreaterThan(waits[0]!)
})

it('sees the code through a wrapping error', async () => {
  const error = new Error('aborted', { cause: new DriverError('40001') })
  expect(await retrying(failingTimes(1, error).work)).toBe('done')
})

it('throws any other error at once and the last one after the last attempt', async () => {
  const other = failingTimes(1, new DriverError('23505'))
  await expect(retrying(other.work)).rejects.toThrow('23505')
  expect(other.calls).toBe(1)
  const always = failingTimes(99, new DriverError('40001'))
  await expect(retrying(always.work, { attempts: 3, wait: async () => {} })).rejects.toThrow()
  expect(always.calls).toBe(3)
})
