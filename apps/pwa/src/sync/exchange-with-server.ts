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
