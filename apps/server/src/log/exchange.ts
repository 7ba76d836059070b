import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'
import { appendToStore } from './append.ts'
import { takeWaiting } from './deliver.ts'
import type { Clock, LogDeps } from './log-deps.ts'
import type { LogStore } from './log-store.ts'
import { pullEvents } from './pull.ts'
import { sqlStore } from './sql-store.ts'

/**
 * Push and pull in one call. The seat's signature is all the identification it takes, so that a
 * tablet whose session has ended still delivers. Returns the problems of {@link appendToStore}.
 */
export function exchange(
  deps: LogDeps,
  request: ExchangeRequest,
): Promise<Result<ExchangeReply, Problem>> {
  return exchangeWithStore(sqlStore(deps), deps.clock, request)
}

/** {@link exchange} with whatever keeps the log. */
export async function exchangeWithStore(
  store: LogStore,
  clock: Clock,
  request: ExchangeRequest,
): Promise<Result<ExchangeReply, Problem>> {
  const appended = await appendToStore(store, clock, { request })
  if (!appended.ok) return err(appended.error)
  const { receipts, held, head, seat } = appended.value
  if (request.run.length > 0) await takeWaiting(store, clock, seat.actor.seat)
  const nothing = { events: [], cursors: {}, upToSeq: 0, more: false }
  const pulled =
    seat.revokedAt === null ? await pullEvents(store, seat.actor, request.question) : nothing
  return ok({ receipts, held, head, ...pulled, serverNow: clock.now() })
}
