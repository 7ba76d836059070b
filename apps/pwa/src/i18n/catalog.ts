import type { Messages } from '@lingui/core'
import type { Locale } from './locale.ts'

type Catalog = { catalog: Record<string, Messages> }

/** The rooms of the field in one language: one lazy chunk. All three are kept on the device by the shell. */
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

export const deskRooms = ['alerts', 'desk', 'summary'] as const

export async function loadMessages(locale: Locale, withDesk = false): Promise<Messages> {
  const loads = withDesk ? [loadField, loadDesk] : [loadField]
  const catalogs = await Promise.all(loads.map((load) => load[locale]()))
  return Object.assign({}, ...catalogs.flatMap(({ catalog }) => Object.values(catalog)))
}
