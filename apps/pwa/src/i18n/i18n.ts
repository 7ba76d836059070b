import { loadMessages } from './catalog.ts'
import { type Locale, localeKey, showLocale } from './locale.ts'
import { createWords, type Words } from './words.ts'

/** The language shown, and a way to change it without loading the page again. */
export type I18nStore = {
  words: () => Words
  subscribe: (listener: () => void) => () => void
  /** Loads a language, shows it everywhere and remembers it on this device. */
  setLocale: (locale: Locale) => Promise<void>
}

function remember(locale: Locale): void {
  try {
    localStorage.setItem(localeKey, locale)
  } catch {
    // Storage refused: the choice then lasts until the page is closed.
  }
}

export async function createI18n(first: Locale, page: Document): Promise<I18nStore> {
  const listeners = new Set<() => void>()
  let words = createWords(first, await loadMessages(first))
  let wanted = first
  showLocale(page, first)
  return {
    words: () => words,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setLocale: async (locale) => {
      wanted = locale
      const next = createWords(locale, await loadMessages(locale))
      // Touched twice quickly: the last touch wins, whatever loads first.
      if (wanted !== locale) return
      words = next
      showLocale(page, locale)
      remember(locale)
      for (const listener of listeners) listener()
    },
  }
}
