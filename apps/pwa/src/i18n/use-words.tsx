import { createContext, type ReactNode, use, useSyncExternalStore } from 'react'
import type { ExtraRooms } from './catalog.ts'
import type { I18nStore } from './i18n.ts'
import type { Locale } from './locale.ts'
import type { Words } from './words.ts'

const I18nContext = createContext<I18nStore | null>(null)

export function WordsProvider({ i18n, children }: { i18n: I18nStore; children: ReactNode }) {
  return <I18nContext value={i18n}>{children}</I18nContext>
}

function useI18n(): I18nStore {
  const i18n = use(I18nContext)
  if (!i18n) throw new Error('useWords outside WordsProvider')
  return i18n
}

/** Everything said, in the language shown; follows a change of language. */
export function useWords(): Words {
  const { subscribe, words } = useI18n()
  return useSyncExternalStore(subscribe, words, words)
}

/** Waits (Suspense) until rooms that are not there from the start can be spoken. */
export function useRooms(rooms: ExtraRooms): void {
  use(useI18n().open(rooms))
}

export function useSetLocale(): (locale: Locale) => Promise<boolean> {
  return useI18n().setLocale
}
