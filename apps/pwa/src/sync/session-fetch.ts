import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'

/**
 * `fetch` for an enrolled seat: when the server no longer knows the session, one is opened with the
 * seat's key and the request is made once more. Nobody types a password for it.
 */
export function sessionFetch(
  fetcher: typeof fetch,
  open: () => Promise<Result<undefined, Problem>>,
): typeof fetch {
  let opening: Promise<Result<undefined, Problem>> | undefined
  return async (input, init) => {
    const first = await fetcher(input, init)
    if (first.status !== 401) return first
    opening ??= open().finally(() => {
      opening = undefined
    })
    const opened = await opening
    return opened.ok ? fetcher(input, init) : first
  }
}
