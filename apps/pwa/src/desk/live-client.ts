import type { AppRouter } from '@tocsin/server/routers/app-router'
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client'
import { serverUrl } from '../sync/server-client.ts'

/** Server-sent events without any input, under the session that is open. Apart, because no tablet reads them. */
export function createLiveClient() {
  return createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url: serverUrl })] })
}
