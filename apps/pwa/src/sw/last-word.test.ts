import { expect, test, vi } from 'vitest'
import { sayLastWord, signOutAtServer } from './last-word.ts'

test('SI-10 the end of a session is said to the worker, which outlives the page', () => {
  const controller = { postMessage: vi.fn() } as unknown as ServiceWorker
  const fetcher = vi.fn<typeof fetch>()
  sayLastWord({ fetch: fetcher, navigator: { serviceWorker: { controller } } })
  expect(controller.postMessage).toHaveBeenCalledExactlyOnceWith({ type: 'sign-out' })
  expect(fetcher).not.toHaveBeenCalled()
})

test.each([
  ['a first visit', { controller: null }],
  ['a browser without workers', undefined],
])(
  'SI-10 in %s the page says it to the server itself, in a request that is kept alive',
  (_, serviceWorker) => {
    const fetcher = vi.fn<typeof fetch>(async () => new Response())
    sayLastWord({ fetch: fetcher, navigator: { serviceWorker } })
    const [address, init] = fetcher.mock.calls[0] ?? []
    expect(address).toBe('/api/trpc/auth.signOut')
    expect(init).toMatchObject({ method: 'POST', keepalive: true })
  },
)

test('SI-10 without a link nothing is thrown: the server ends it by rest', async () => {
  const noLink = async () => {
    throw new TypeError('no link')
  }
  await expect(signOutAtServer(noLink)).resolves.toBeUndefined()
})
