import type { Messages } from '@lingui/core'
import type { ProblemWords } from '@tocsin/schema/problem-words/problem-words'
import type { Locale } from './locale.ts'

/** `problems` = words of those that only these rooms meet. */
type Catalog = { catalog: Record<string, Messages>; problems?: Partial<ProblemWords> }
type FieldCatalog = { catalog: Catalog['catalog']; problems: ProblemWords }

/** All that is said in one language. */
export type Spoken = { messages: Messages; problems: ProblemWords }

/**
 * The rooms of the first screens in one language: one lazy chunk. English is kept by the shell, the others
 * come with "ready for offline" (docs/adr/0019).
 */
const loadField: Record<Locale, () => Promise<FieldCatalog>> = {
  en: () => import('./catalog-en.ts'),
  fr: () => import('./catalog-fr.ts'),
  ar: () => import('./catalog-ar.ts'),
}

/** Rooms that only some people need, and when. */
export type ExtraRooms = keyof typeof extraRooms

export const extraRooms = {
  /** Code of the desk like its screens, so never part of a tablet's shell. */
  desk: [
    'alerts',
    'certificate',
    'desk',
    'devices',
    'erasure',
    'host-state',
    'identities',
    'outside',
    'paper',
    'summary',
    'teams',
    'warnings',
  ],
  /** Behind the lock: no first screen waits for them (docs/adr/0058). */
  inside: ['care', 'flash', 'home', 'map', 'record'],
  /** Of screens that come with "ready for offline", and of those that make a tablet ready. */
  ready: [
    'carry',
    'deployment',
    'files',
    'full-report',
    'guidance',
    'people',
    'rights',
    'scan',
    'secure',
    'storage',
    'threat',
  ],
  /** Of what does nothing without a network, and comes when it is used. */
  online: ['factor'],
} as const

const loadExtra: Record<ExtraRooms, Record<Locale, () => Promise<Catalog>>> = {
  desk: {
    en: () => import('./desk-catalog-en.ts'),
    fr: () => import('./desk-catalog-fr.ts'),
    ar: () => import('./desk-catalog-ar.ts'),
  },
  inside: {
    en: () => import('./inside-catalog-en.ts'),
    fr: () => import('./inside-catalog-fr.ts'),
    ar: () => import('./inside-catalog-ar.ts'),
  },
  ready: {
    en: () => import('./ready-catalog-en.ts'),
    fr: () => import('./ready-catalog-fr.ts'),
    ar: () => import('./ready-catalog-ar.ts'),
  },
  online: {
    en: () => import('./online-catalog-en.ts'),
    fr: () => import('./online-catalog-fr.ts'),
    ar: () => import('./online-catalog-ar.ts'),
  },
}

export async function loadSpoken(
  locale: Locale,
  extras: readonly ExtraRooms[] = [],
): Promise<Spoken> {
  const [field, ...others] = await Promise.all([
    loadField[locale](),
    ...extras.map((extra) => loadExtra[extra][locale]()),
  ])
  const loaded: Catalog[] = [field, ...others]
  const rooms = loaded.flatMap(({ catalog }) => Object.values(catalog))
  const problems: ProblemWords = Object.assign({}, ...loaded.map((one) => one.problems))
  return { messages: Object.assign({}, ...rooms), problems }
}
