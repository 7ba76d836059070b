import { use } from 'react'
import type { Locale } from '../i18n/locale.ts'
import { useWords } from '../i18n/use-words.tsx'
import { type Guidance, loadGuidance } from './load-guidance.ts'

const loading = new Map<Locale, Promise<Guidance | null>>()

/** The cards in the language shown; null where this tablet does not hold them. Waits (Suspense). */
export function useGuidance(): Guidance | null {
  const { locale } = useWords()
  return use(loading.get(locale) ?? load(locale))
}

/** What could not be fetched is asked for again the next time. */
function load(locale: Locale): Promise<Guidance | null> {
  const promise = loadGuidance(locale).catch(() => {
    loading.delete(locale)
    return null
  })
  loading.set(locale, promise)
  return promise
}
