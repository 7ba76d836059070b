import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'

/**
 * Sends one request and gives what came back, unread. `server_unreachable` when nothing came back,
 * any other problem as the server said it. Never throws.
 */
export type ExchangeWithServer = (
  request: ExchangeRequest,
  signal: AbortSignal,
) => Promise<Result<unknown, Problem>>

/**
 * Several in one go, each signed for itself, and what came back of each in their order: shorter where one
 * was refused, behind which the server took none. `known` = how many events of each run, from its
 * beginning, the server has: they are not sent again.
 */
export type ExchangeSeveral = (
  requests: readonly ExchangeRequest[],
  signal: AbortSignal,
  known?: readonly number[],
) => Promise<Result<readonly Result<unknown, Problem>[], Problem>>
