import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'
import { appendRun } from './append.ts'
import type { LogDeps } from './log-deps.ts'
import { pullEvents } from './pull.ts'

/**
 * Push and pull in one call. The seat's signature is all the identification it takes, so that a
 * tablet whose session has ended still delivers. Returns the problems of {@link appendRun}.
 */
export async function exchange(
  deps: LogDeps,
  request: ExchangeRequest,
): Promise<Result<ExchangeReply, Problem>> {
  const appended = await appendRun(deps, { request })
  if (!appended.ok) return err(appended.error)
  const { receipts, held, head, seat } = appended.value
  const nothing = { events: [], cursors: {}, upToSeq: 0, more: false }
  const pulled =
    seat.revokedAt === null ? await pullEvents(deps, seat.actor, request.question) : nothing
  return ok({ receipts, held, head, ...pulled, serverNow: deps.clock.now() })
}
