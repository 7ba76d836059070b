import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { expect, test, vi } from 'vitest'
import { createSeatSession } from './seat-session.ts'

/** Knows a session from `open` to the call that ends it. */
function server() {
  let isOpen = false
  const asked: string[] = []
  const lastWord = vi.fn(() => {
    isOpen = false
  })
  const fetcher = vi.fn(async (input: RequestInfo | URL, _init?: RequestInit) => {
    asked.push(String(input))
    return new Response(null, { status: isOpen ? 200 : 401 })
  })
  const open = vi.fn(async () => {
    isOpen = true
    return ok(undefined)
  })
  const forget = () => {
    isOpen = false
  }
  return { fetcher, open, asked, forget, lastWord }
}

test('SI-10 the session is opened before the first request: none is refused', async () => {
  const { fetcher, open, lastWord } = server()
  const session = createSeatSession(fetcher, open, lastWord)
  const answers = await Promise.all([session.fetch('/a'), session.fetch('/b'), session.fetch('/c')])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(fetcher).toHaveBeenCalledTimes(3)
  expect(open).toHaveBeenCalledTimes(1)
})

test('a request whose session the server has forgotten opens one and is made again', async () => {
  const { fetcher, open, forget, lastWord } = server()
  const session = createSeatSession(fetcher, open, lastWord)
  await session.fetch('/a')
  forget()
  const answers = await Promise.all([session.fetch('/b'), session.fetch('/c')])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(open).toHaveBeenCalledTimes(2)
})

test('a seat that may not open one hears the refusal', async () => {
  const { fetcher, lastWord } = server()
  const refused = createSeatSession(fetcher, async () => err(problem('seat_revoked')), lastWord)
  expect((await refused.fetch('/a')).status).toBe(401)
  expect(await refused.open(false)).toBe(false)
  expect(fetcher).toHaveBeenCalledTimes(1)
})

test('one that is open is not opened again, but when it was not taken', async () => {
  const { fetcher, open, lastWord } = server()
  const session = createSeatSession(fetcher, open, lastWord)
  expect(await session.open(false)).toBe(true)
  expect(await session.open(false)).toBe(true)
  expect(open).toHaveBeenCalledTimes(1)
  expect(await session.open(true)).toBe(true)
  expect(open).toHaveBeenCalledTimes(2)
})

test('SI-10 locking ends it once', async () => {
  const { fetcher, open, asked, lastWord } = server()
  const session = createSeatSession(fetcher, open, lastWord)
  await session.fetch('/a')
  session.end()
  session.end()
  expect(asked).toEqual(['/a'])
  expect(lastWord).toHaveBeenCalledTimes(1)
})

test('SI-10 what was never opened is not ended', () => {
  const { fetcher, open, lastWord } = server()
  createSeatSession(fetcher, open, lastWord).end()
  expect(fetcher).not.toHaveBeenCalled()
  expect(lastWord).not.toHaveBeenCalled()
})

test('SI-10 one that was on its way when the lock fell is ended when it comes', async () => {
  const { fetcher, open, lastWord } = server()
  const session = createSeatSession(fetcher, open, lastWord)
  const opening = session.open(false)
  session.end()
  await opening
  expect(lastWord).toHaveBeenCalledTimes(1)
})

test('SI-10 a page that perhaps goes ends it, and opens another where it stayed', async () => {
  const { fetcher, open, lastWord } = server()
  const session = createSeatSession(fetcher, open, lastWord)
  await session.fetch('/a')
  session.pause()
  expect(lastWord).toHaveBeenCalledTimes(1)
  expect((await session.fetch('/b')).status).toBe(200)
  expect(open).toHaveBeenCalledTimes(2)
  session.pause()
  session.end()
  expect(lastWord).toHaveBeenCalledTimes(2)
})
