import './features/enrol-tablet/enrol.css'
import './features/unlock-vault/unlock.css'
import './ui/styles.css'
import { drawEarly, type EarlyScreen } from './early-page.ts'
import { type FirstScreen, readLock } from './first-screen.ts'
import { isLocale } from './i18n/locale.ts'
import { leave, watchQuickExit } from './quick-exit.ts'
import { lockedKey } from './shell/fresh-page.ts'
import { markerKey } from './shell/marker-key.ts'

// The one module that the page names itself. It shows the first screen as the build has drawn it, then
// brings the app that takes it over.

const { lang, dataset } = document.documentElement

function remembered(storage: 'localStorage' | 'sessionStorage', key: string): string | null {
  try {
    return window[storage].getItem(key)
  } catch {
    return null
  }
}

const wasHere = remembered('localStorage', markerKey) !== null

/** What this device shows first, as far as it is known before the app has looked; the app then knows. */
function firstScreen(): FirstScreen | undefined {
  const locale = isLocale(lang) ? lang : 'en'
  // A code to enrol by is read by the app.
  if (!wasHere) return location.hash === '' ? { is: 'enrol', locale } : undefined
  const lock = readLock()
  const because = remembered('sessionStorage', lockedKey)
  return lock === null ? undefined : { is: 'unlock', locale, lock, because }
}

/** Has the browser fetch what the build wrote down under that name. */
function ask(name: string): void {
  const script = document.querySelector<HTMLElement>('script[data-app]')
  for (const file of script?.dataset[name]?.split(' ') ?? []) {
    const link = document.createElement('link')
    link.rel = file.endsWith('.css') ? 'preload' : 'modulepreload'
    if (link.rel === 'preload') link.as = 'style'
    link.crossOrigin = ''
    link.href = `/${file}`
    document.head.append(link)
  }
}

/** All at once: asked for by the app's own code it would come one turn of the line after the other. */
function bringApp(): void {
  ask('app')
  ask(lang)
  ask(wasHere ? 'unlock' : 'enrol')
  void import('./main.tsx')
}

/** What the app takes over, and until when this file watches for the way out. */
export type Early = { screen: EarlyScreen | undefined; stopWatching: () => void }

function begin(): Early {
  const stopWatching = watchQuickExit(window, () => leave(window))
  const first = firstScreen()
  const screen = first && drawEarly(document, first)
  for (const template of document.querySelectorAll('template')) template.remove()
  // What is drawn is shown first: line and processor are its own until then.
  if (screen && !document.hidden) requestAnimationFrame(() => setTimeout(bringApp))
  else bringApp()
  return { screen, stopWatching }
}

// `early.ts` has already said so where the app cannot run.
export const early: Early | undefined = dataset.unsupported === undefined ? begin() : undefined
