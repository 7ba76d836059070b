import { tooOldWords, unsafeAddressWords } from './i18n/early-words.ts'
import { isLocale, localeKey, preferredLocale, showLocale } from './i18n/locale.ts'
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
}
