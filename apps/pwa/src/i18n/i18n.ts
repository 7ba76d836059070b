import { type ExtraRooms, loadSpoken, type Spoken } from './catalog.ts'
import { type Locale, localeKey, showLocale } from './locale.ts'
import { createWords, type Words } from './words.ts'

/** The language shown, and a way to change it without loading the page again. */
export type I18nStore = {
  words: () => Words
  subscribe: (listener: () => void) => () => void
  /** Loads a language, shows it everywhere and remembers it here; false when it is not on this device and there is no network. */
  setLocale: (locale: Locale) => Promise<boolean>
  /** Brings rooms that are not there from the start, in this and every later language. Always the same promise. */
  open: (rooms: ExtraRooms) => Promise<void>
  /** Tells every time in the zone of the mission, whatever the clock of the device is set to. */
  setTimeZone: (timeZone: string) => void
}

function remember(locale: Locale): void {
  try {
    localStorage.setItem(localeKey, locale)
  } catch {
    // Storage refused: the choice then lasts until the page is closed.
  }
}

async function loadFirst(wanted: Locale): Promise<{ first: Locale; spoken: Spoken }> {
  try {
    return { first: wanted, spoken: await loadSpoken(wanted) }
  } catch {
    // Chosen on a device that left the network before it was ready: English is always here.
    return { first: 'en', spoken: await loadSpoken('en') }
  }
}

export async function createI18n(
  wantedFirst: Locale,
  page: Parameters<typeof showLocale>[0],
): Promise<I18nStore> {
  const listeners = new Set<() => void>()
  const loaded = await loadFirst(wantedFirst)
  const { first } = loaded
  let { spoken } = loaded
  let home: string | undefined
  let words = createWords(first, spoken)
  let wanted: { locale: Locale; extras: readonly ExtraRooms[] } = { locale: first, extras: [] }
  const opened = new Map<ExtraRooms, Promise<void>>()
  showLocale(page, first)

  /** Touched twice quickly: the last touch wins, whatever loads first. */
  const show = async (): Promise<void> => {
    const asked = wanted
    const loaded = await loadSpoken(asked.locale, asked.extras)
    if (wanted !== asked) return show()
    spoken = loaded
    showLocale(page, asked.locale)
    speak(asked.locale)
  }

  const speak = (locale: Locale) => {
    words = createWords(locale, spoken, home)
    for (const listener of listeners) listener()
  }

  return {
    words: () => words,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setLocale: async (locale) => {
      wanted = { ...wanted, locale }
      try {
        await show()
      } catch {
        if (wanted.locale === locale) wanted = { ...wanted, locale: words.locale }
        return false
      }
      remember(wanted.locale)
      return true
    },
    open: (rooms) => {
      const known = opened.get(rooms)
      if (known) return known
      wanted = { ...wanted, extras: [...wanted.extras, rooms] }
      const opening = show()
      opened.set(rooms, opening)
      opening.catch(() => {
        // Not on this device and no network: the next one who needs it asks again.
        opened.delete(rooms)
        wanted = { ...wanted, extras: wanted.extras.filter((each) => each !== rooms) }
      })
      return opening
    },
    setTimeZone: (timeZone) => {
      if (timeZone === home) return
      home = timeZone
      speak(words.locale)
    },
  }
}
