import { cacheNames, clientsClaim } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { isDeskCode, serverPaths } from './routes.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

// Holds the app shell and nothing of the domain: no report, no list, no map pack passes through a
// cache here. Whatever is not the shell goes to the server as if this worker were not there.

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

registerRoute(
  new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [...serverPaths] }),
)

const deskCache = `${cacheNames.precache}-desk`

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isDeskCode(url.pathname),
  async ({ request }) => {
    const cache = await caches.open(deskCache)
    const kept = await cache.match(request)
    if (kept) return kept
    const response = await fetch(request)
    if (response.ok) await cache.put(request, response.clone())
    return response
  },
)

self.addEventListener('activate', (event) => {
  // Code of the desk belongs to one version of the shell: a new version starts without it.
  event.waitUntil(caches.delete(deskCache))
})

self.addEventListener('message', (event) => {
  if (event.data?.type === 'activate') void self.skipWaiting()
})

// A first visit is taken over as soon as everything is kept, so that a page that was never loaded
// again still finds its lazy parts when the network goes.
clientsClaim()
