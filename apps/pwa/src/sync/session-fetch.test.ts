import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { expect, test, vi } from 'vitest'
import { sessionFetch } from './session-fetch.ts'

function server() {
  let isOpen = false
  const fetcher = vi.fn(async () => new Response(null, { status: isOpen ? 200 : 401 }))
  return {
    fetcher,
    open: async () => {
      isOpen = true
      return ok(undefined)
    },
  }
}

test('a request without a session opens one and is made again', async () => {
  const { fetcher, open } = server()
  const answers = await Promise.all([
    sessionFetch(fetcher, open)('/a'),
    sessionFetch(fetcher, open)('/b'),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
})

test('many at once open one session', async () => {
  const { fetcher, open } = server()
  const opened = vi.fn(open)
  const fetching = sessionFetch(fetcher, opened)
  await Promise.all([fetching('/a'), fetching('/b'), fetching('/c')])
  expect(opened).toHaveBeenCalledTimes(1)
})

test('a seat that may not open one hears the refusal', async () => {
  const { fetcher } = server()
  const refused = sessionFetch(fetcher, async () => err(problem('seat_revoked')))
  expect((await refused('/a')).status).toBe(401)
  expect(fetcher).toHaveBeenCalledTimes(1)
})
