import { tooOldWords, unsafeAddressWords } from './i18n/early-words.ts'
import { isLocale, localeKey, preferredLocale, showLocale } from './i18n/locale.ts'
import { markerKey } from './shell/marker.ts'
import { missingFeatures } from './ui/supported-browsers.ts'
import { isTheme, showTheme, themeKey } from './ui/theme-names.ts'
import { hearTooOld, showTooOldPage } from './ui/too-old-page.ts'

// Runs as a classic script before the first paint, in any browser: language, direction and screen
// are right from the first frame, and a browser that cannot run the app says so in words.

function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

const { currentScript } = document
const chosen = remembered(localeKey)
const locale = isLocale(chosen) ? chosen : preferredLocale(navigator.languages ?? [])
showLocale(document, locale)

const theme = remembered(themeKey)
showTheme(document, isTheme(theme) ? theme : 'day')

const missing = missingFeatures(window)
const words = window.isSecureContext === false ? unsafeAddressWords : tooOldWords
if (words === unsafeAddressWords || missing.length > 0) {
  document.documentElement.dataset.unsupported = ''
  document.addEventListener('DOMContentLoaded', () => {
    showTooOldPage(document, words, words === unsafeAddressWords ? [] : missing)
  })
} else {
  hearTooOld(document, (missing) => showTooOldPage(document, tooOldWords, missing))
  // Asked for by the app itself they would come one turn of the line after the other.
  ask(locale)
  ask(remembered(markerKey) === null ? 'enrol' : 'unlock')
}

/** Has the browser fetch what the build wrote beside this script under that name. */
function ask(name: string): void {
  for (const file of currentScript?.dataset[name]?.split(' ') ?? []) {
    const link = document.createElement('link')
    link.rel = file.endsWith('.css') ? 'preload' : 'modulepreload'
    if (link.rel === 'preload') link.as = 'style'
    link.crossOrigin = ''
    link.href = `/${file}`
    document.head.append(link)
  }
}
