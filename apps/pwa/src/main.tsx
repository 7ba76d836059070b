import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App, loadScreen } from './app.tsx'
import { CrashPage } from './crash-page.tsx'
import { keepLock, lockOf, nameOf, readLock } from './first-screen.ts'
import { createI18n } from './i18n/i18n.ts'
import { isLocale, type Locale } from './i18n/locale.ts'
import { WordsProvider } from './i18n/use-words.tsx'
import { createSession, type SessionState } from './session.ts'
import type { Deps } from './shell/deps.ts'
import { createFreshPage } from './shell/fresh-page.ts'
import { createMarker } from './shell/marker.ts'
import { createUnsaved, flushWhenHidden } from './shell/unsaved.ts'
import { early } from './start.ts'
import { followShell } from './sw/register.ts'
import type { Delivery } from './sync/create-delivery.ts'
import { placeFor, takeOver } from './take-over.ts'
import { missingKeyKinds } from './ui/supported-browsers.ts'
import { sayTooOld } from './ui/too-old-page.ts'
import { installTrustedTypes } from './ui/trusted-types.ts'
import { listVaults } from './vault/list-vaults.ts'

/** By the first Leaflet asks what the browser can draw, with the second it empties an icon's box. */
const htmlOfLeaflet = ['<svg/>', '']
installTrustedTypes(window, new Set(htmlOfLeaflet))

function buildDeps(inside: () => Promise<void>): Omit<Deps, 'firstDrawn'> {
  const now = () => Date.now()
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  const fraction = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
  const unsaved = createUnsaved()
  flushWhenHidden(window, unsaved)
  const shell = followShell({
    container: navigator.serviceWorker,
    beforeReload: unsaved.flush,
    reload: () => window.location.reload(),
  })
  const server = async () => {
    const { createServerClient } = await import('./sync/server-client.ts')
    return createServerClient((input, init) => fetch(input, init))
  }
  const storage: StorageManager | undefined = navigator.storage
  const caches: CacheStorage | undefined = window.caches
  let delivering: Promise<Delivery | null> | undefined
  const delivery = () => {
    const onRemoved = () => void session.refresh()
    delivering ??= import('./sync/start-delivery.ts').then(
      ({ startDelivery }) => startDelivery({ page: window, fraction, server, onRemoved }),
      () => {
        // Its code comes with the network or with "ready for offline": the next caller asks again.
        delivering = undefined
        return null
      },
    )
    return delivering
  }
  const world = { page: window, now, random, fraction, server, storage, caches, delivery }
  const seatCode = () => import('./open-seat.ts')
  const session = createSession({
    now,
    random,
    marker: createMarker(window.localStorage, random),
    ...createFreshPage(window),
    askAuthenticator: async (bound) => {
      const { askAuthenticator } = await import('./vault/authenticator.ts')
      return askAuthenticator(navigator.credentials, bound)
    },
    retire: async (vault) => {
      const { retireVault } = await import('./local/carried.ts')
      await retireVault(indexedDB, vault)
      void (await delivery())?.tryNow()
    },
    expectSeat: (vault) => {
      // What cannot be loaded now is loaded, and said, when it is needed.
      seatCode()
        .then(({ expectSeat }) => expectSeat(vault))
        .then(inside)
        .catch(() => undefined)
    },
    openSeat: async (vault, begin) => {
      // Every screen behind the lock speaks them.
      const [{ openSeat }] = await Promise.all([seatCode(), inside()])
      return openSeat(world, vault, begin)
    },
  })
  return { now, random, server, delivery, shell, session, unsaved, storage }
}

async function start() {
  const { lang } = document.documentElement
  const speaking = createI18n(isLocale(lang) ? lang : 'en', document)
  const deps = buildDeps(async () => (await speaking).open('inside'))
  const { session } = deps
  const [missing, i18n] = await Promise.all([
    missingKeyKinds(crypto.subtle),
    speaking,
    session.start().then(() => loadScreen(session.get())),
  ])
  if (missing.length > 0) return sayTooOld(document, missing)
  void followLock(session.get())
  const name = nameIn(session.get(), i18n.words().locale)
  const place = early?.screen ? placeFor(early.screen, name) : document.getElementById('root')
  if (!place) throw new Error('index.html has no #root')
  let left = early
  const firstDrawn = () => {
    left?.stopWatching()
    if (left?.screen) void takeOver(left.screen, place)
    left = undefined
  }
  session.subscribe(() => {
    const at = session.get()
    void followLock(at)
    if (at.is === 'open') i18n.setTimeZone(at.seat.local.profile().timeZone)
  })
  const onUncaughtError = (thrown: unknown) => {
    console.error(thrown)
    // A version that crashes must be able to fetch the one that does not.
    deps.shell.register()
    firstDrawn()
    const page = document.createElement('div')
    place.replaceWith(page)
    createRoot(page).render(<CrashPage words={i18n.words()} />)
  }
  // The screen then comes from React alone: no reason to stop.
  const onRecoverableError = console.warn
  const app = (
    <StrictMode>
      <WordsProvider i18n={i18n}>
        <App deps={{ ...deps, firstDrawn }} />
      </WordsProvider>
    </StrictMode>
  )
  if (early?.screen?.root === place)
    hydrateRoot(place, app, { onUncaughtError, onRecoverableError })
  else createRoot(place, { onUncaughtError }).render(app)
}

/** The first screen as it may be drawn already; null for one that only the app draws. */
function nameIn(at: SessionState, locale: Locale): string | null {
  if (at.is === 'enrolling') {
    return at.vaults.length > 0 || at.wasCleared ? null : nameOf({ is: 'enrol', locale })
  }
  const lock = at.is === 'locked' ? lockOf(at.vaults) : null
  return at.is === 'locked' && lock !== null
    ? nameOf({ is: 'unlock', locale, lock, because: at.because })
    : null
}

/** So that the next start shows this lock before the app is there. */
async function followLock(at: SessionState): Promise<void> {
  if (at.is === 'locked' || at.is === 'enrolling') keepLock(at.is === 'locked' ? at.vaults : [])
  if (at.is !== 'open' || readLock() !== null) return
  const found = await listVaults()
  if (found.ok) keepLock(found.value)
}

void start()
