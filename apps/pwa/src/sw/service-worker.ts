import { cacheNames, clientsClaim } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  PrecacheController,
  type PrecacheEntry,
  PrecacheRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { signOutAtServer } from './last-word.ts'
import { isDeskCode, isReadyCode, serverPaths } from './routes.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

// Holds the app shell and nothing of the domain: no report, no list, no map pack passes through a
// cache here. Whatever is not the shell goes to the server as if this worker were not there.

const paths = (entry: PrecacheEntry | string) => `/${typeof entry === 'string' ? entry : entry.url}`
const kept = self.__WB_MANIFEST
const readyCode = kept.map(paths).filter(isReadyCode)

/** As many as a browser asks of a server at once over HTTP/1.1: by satellite every one waits for its answer. */
const lanes = 6

function precacheOf(entries: (PrecacheEntry | string)[]): PrecacheController {
  const precache = new PrecacheController()
  precache.addToCacheList(entries)
  return precache
}

const shell = kept.filter((entry) => !isReadyCode(paths(entry)))
const precache = precacheOf(shell)
// Workbox fetches one file after the other: each lane fetches its share of them into the same cache.
const shares = Array.from({ length: lanes }, (_, lane) =>
  precacheOf(shell.filter((_, at) => at % lanes === lane)),
)
self.addEventListener('install', (event) => {
  for (const share of shares) event.waitUntil(share.install(event))
})
self.addEventListener('activate', (event) => event.waitUntil(precache.activate(event)))
cleanupOutdatedCaches()

registerRoute(new PrecacheRoute(precache))
registerRoute(
  new NavigationRoute(precache.createHandlerBoundToURL('index.html'), {
    denylist: [...serverPaths],
  }),
)

const deskCache = `${cacheNames.precache}-desk`
/** Not named like a precache: Workbox would clear it away with every new version. */
const readyCache = 'tocsin-ready-code'

const fromUse = (name: string) => async (request: Request) => {
  const cache = await caches.open(name)
  const found = await cache.match(request)
  if (found) return found
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}
const fromDesk = fromUse(deskCache)
const fromReady = fromUse(readyCache)

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isDeskCode(url.pathname),
  ({ request }) => fromDesk(request),
)
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isReadyCode(url.pathname),
  ({ request }) => fromReady(request),
)

/**
 * Fetches what is missing; throws when something could not be had, and only when every lane has
 * ended: one that went on alone would fetch beside the next asking.
 */
async function fetchReady(): Promise<void> {
  const cache = await caches.open(readyCache)
  const held = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  const missing = readyCode.filter((path) => !held.has(path)).values()
  const lane = async () => {
    for (const path of missing) await cache.add(path)
  }
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
  const failed = ended.find(({ status }) => status === 'rejected')
  if (failed) throw failed
}

let fetching: Promise<void> | undefined

/** Every screen that needs the code asks for it: what is on its way is not fetched a second time. */
function keepReady(): Promise<void> {
  fetching ??= fetchReady().finally(() => {
    fetching = undefined
  })
  return fetching
}

async function dropOldReady(): Promise<void> {
  const cache = await caches.open(readyCache)
  for (const request of await cache.keys())
    if (!readyCode.includes(new URL(request.url).pathname)) await cache.delete(request)
}

self.addEventListener('install', (event) => {
  // A tablet that was made ready for offline stays ready: without its map the new version waits.
  const keepIfHeld = async () => {
    const held = await (await caches.open(readyCache)).keys()
    if (held.length > 0) await keepReady()
  }
  event.waitUntil(keepIfHeld())
})

self.addEventListener('activate', (event) => {
  // Code of the desk belongs to one version of the shell: a new version starts without it.
  event.waitUntil(Promise.all([caches.delete(deskCache), dropOldReady()]))
})

self.addEventListener('message', (event) => {
  if (event.data?.type === 'activate') void self.skipWaiting()
  if (event.data?.type === 'sign-out')
    event.waitUntil(signOutAtServer((...asked) => fetch(...asked)))
  if (event.data?.type !== 'keep-ready') return
  const [answer] = event.ports
  event.waitUntil(
    keepReady().then(
      () => answer?.postMessage(true),
      () => answer?.postMessage(false),
    ),
  )
})

// A first visit is taken over as soon as everything is kept, so that a page that was never loaded
// again still finds its lazy parts when the network goes.
clientsClaim()
