import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, loadScreen } from './app.tsx'
import { CrashPage } from './crash-page.tsx'
import { createI18n } from './i18n/i18n.ts'
import { isLocale } from './i18n/locale.ts'
import { WordsProvider } from './i18n/use-words.tsx'
import { createSession } from './session.ts'
import type { Deps } from './shell/deps.ts'
import { followShell } from './sw/register.ts'
import type { Delivery } from './sync/create-delivery.ts'
import { missingKeyKinds } from './ui/supported-browsers.ts'
import './ui/styles.css'
import { createFreshPage } from './shell/fresh-page.ts'
import { createMarker } from './shell/marker.ts'
import { createUnsaved, flushWhenHidden } from './shell/unsaved.ts'
import { sayTooOld } from './ui/too-old-page.ts'
import { installTrustedTypes } from './ui/trusted-types.ts'

/** By the first Leaflet asks what the browser can draw, with the second it empties an icon's box. */
const htmlOfLeaflet = ['<svg/>', '']
installTrustedTypes(window, new Set(htmlOfLeaflet))

function buildDeps(): Deps {
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
        .catch(() => undefined)
    },
    openSeat: async (vault, begin) => {
      const { openSeat } = await seatCode()
      return openSeat(world, vault, begin)
    },
  })
  return { now, random, server, delivery, shell, session, unsaved, storage }
}

async function start() {
  const { lang } = document.documentElement
  const deps = buildDeps()
  const { session } = deps
  const [missing, i18n] = await Promise.all([
    missingKeyKinds(crypto.subtle),
    createI18n(isLocale(lang) ? lang : 'en', document),
    session.start().then(() => loadScreen(session.get())),
  ])
  if (missing.length > 0) return sayTooOld(document, missing)
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  session.subscribe(() => {
    const at = session.get()
    if (at.is === 'open') i18n.setTimeZone(at.seat.local.profile().timeZone)
  })
  const onUncaughtError = (thrown: unknown) => {
    console.error(thrown)
    // A version that crashes must be able to fetch the one that does not.
    deps.shell.register()
    const page = document.createElement('div')
    root.replaceWith(page)
    createRoot(page).render(<CrashPage words={i18n.words()} />)
  }
  createRoot(root, { onUncaughtError }).render(
    <StrictMode>
      <WordsProvider i18n={i18n}>
        <App deps={deps} />
      </WordsProvider>
    </StrictMode>,
  )
}

// `early.ts` has already said so where the app cannot run.
if (document.documentElement.dataset.unsupported === undefined) void start()
