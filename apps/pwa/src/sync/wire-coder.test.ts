import { afterEach, expect, it, vi } from 'vitest'
import { createWireCoder } from './wire-coder.ts'

const made: FakeWorker[] = []

/** A worker whose code never came: it says so once, and answers nothing. */
class FakeWorker {
  onerror?: () => void
  readonly asked: unknown[] = []
  constructor() {
    made.push(this)
  }
  postMessage(asked: unknown) {
    this.asked.push(asked)
  }
  terminate() {}
}

afterEach(() => {
  vi.unstubAllGlobals()
  made.length = 0
})

it('WC-8 what is asked of a worker that ended, before or after, fails at once and goes as JSON', async () => {
  vi.stubGlobal('Worker', FakeWorker)
  const coder = createWireCoder()
  const before = coder.write([])
  made[0]?.onerror?.()
  await expect(before).rejects.toThrow('ended')
  await expect(coder.write([])).rejects.toThrow('ended')
  await expect(coder.read(new Uint8Array(), [])).rejects.toThrow('ended')
  expect(made[0]?.asked).toHaveLength(1)
  coder.end()
  await expect(coder.write([])).rejects.toThrow('locked')
})
