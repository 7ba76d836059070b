const signOut = '/api/trpc/auth.signOut'

/** What a page needs to say that its session is over. */
type Leaving = {
  fetch: typeof fetch
  navigator: { serviceWorker?: Pick<ServiceWorkerContainer, 'controller'> | undefined }
}

/**
 * Ends this browser's session at the server, also from a page that is about to go (SPEC SI-10).
 *
 * Through the service worker where one stands: Chromium drops a request with its page, kept alive or
 * not, when it has to pass the worker; a message is the browser's from the moment it is said (docs/adr/0066).
 */
export function sayLastWord(page: Leaving): void {
  const worker = page.navigator.serviceWorker?.controller
  if (worker) worker.postMessage({ type: 'sign-out' })
  else void signOutAtServer((...asked) => page.fetch(...asked))
}

/** Silent without a link: the session then ends by rest. */
export async function signOutAtServer(fetcher: typeof fetch): Promise<void> {
  const init = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
  await fetcher(signOut, { ...init, keepalive: true }).catch(() => undefined)
}
