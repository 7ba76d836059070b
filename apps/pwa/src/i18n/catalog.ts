import type { Messages } from '@lingui/core'
import type { ProblemWords } from '@tocsin/schema/problem-words/problem-words'
import type { Locale } from './locale.ts'

type Catalog = { catalog: Record<string, Messages> }
type FieldCatalog = Catalog & { problems: ProblemWords }

/** All that is said in one language. */
export type Spoken = { messages: Messages; problems: ProblemWords }

/**
 * The rooms of the field in one language: one lazy chunk. English is kept by the shell, the others
 * come with "ready for offline" (docs/adr/0019).
 */
const loadField: Record<Locale, () => Promise<FieldCatalog>> = {
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

export async function loadSpoken(locale: Locale, withDesk = false): Promise<Spoken> {
  const [field, desk] = await Promise.all([
    loadField[locale](),
    withDesk ? loadDesk[locale]() : { catalog: {} },
  ])
  const rooms = [field, desk].flatMap(({ catalog }) => Object.values(catalog))
  return { messages: Object.assign({}, ...rooms), problems: field.problems }
}
