import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { ProblemForm } from '@tocsin/schema/problem-form'
import type { AppRouter } from '@tocsin/server/routers/app-router'
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'

export const serverUrl = '/api/trpc'

/** Most calls in one request; the server refuses more. */
const largestCallBatch = 20

/**
 * The server's procedures. Queries travel by POST, because an address is written into logs and
 * histories (security.md §3 fact 6). Live answers are the desk's: `desk/live-client.ts`.
 */
export function createServerClient(fetcher: typeof fetch) {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: serverUrl,
        methodOverride: 'POST',
        maxItems: largestCallBatch,
        fetch: (input, init) => fetcher(input, init as RequestInit),
      }),
    ],
  })
}

export type ServerClient = ReturnType<typeof createServerClient>

/** What a failed call means. A failure that the server did not name is one of the way to it. */
export function problemOfCall(thrown: unknown): Problem {
  if (!(thrown instanceof TRPCClientError)) throw thrown
  const said = ProblemForm.safeParse(thrown.data?.problem)
  if (said.success) return said.data
  // An answer that is no answer of ours (a captive portal, a proxy's error page) is no link either.
  return problem(thrown.data ? 'server_failed' : 'server_unreachable')
}

/** The value of a call, or the problem it failed with. */
export async function called<T>(call: Promise<T>): Promise<Result<T, Problem>> {
  try {
    return ok(await call)
  } catch (thrown) {
    return err(problemOfCall(thrown))
  }
}
