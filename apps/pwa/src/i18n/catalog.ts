import type { Messages } from '@lingui/core'
import type { Locale } from './locale.ts'

type Catalog = { catalog: Record<string, Messages> }

/**
 * The rooms of the field in one language: one lazy chunk. English is kept by the shell, the others
 * come with "ready for offline" (docs/adr/0019).
 */
const loadField: Record<Locale, () => Promise<Catalog>> = {
  en: () => import('./catalog-en.ts'),
  fr: () => import('./catalog-fr.ts'),
  ar: () => import('./catalog-ar.ts'),
}

/** The rooms of the desk: code of the desk like its screens, so never part of a tablet's shell. */
const loadDesk: Record<Locale, () => Promise<Catalog>> = {
  en: () => import('./desk-catalog-en.ts'),
  fr: () => import('./desk-catalog-fr.ts'),
  ar: () => import('./desk-catalog-ar.ts'),
}

export const deskRooms = ['alerts', 'desk', 'identities', 'summary'] as const

export async function loadMessages(locale: Locale, withDesk = false): Promise<Messages> {
  const loads = withDesk ? [loadField, loadDesk] : [loadField]
  const catalogs = await Promise.all(loads.map((load) => load[locale]()))
  return Object.assign({}, ...catalogs.flatMap(({ catalog }) => Object.values(catalog)))
}
