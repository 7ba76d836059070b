import type { Locale } from '../i18n/locale.ts'
import type { Card, CardWords, Paper } from './card.ts'

/** A card as it is read in one language. */
export type SpokenCard = Card & { words: CardWords }

export type Guidance = { cards: readonly SpokenCard[]; papers: readonly Paper[] }

/** One chunk of words a language and one for all of them; they come with "ready for offline". */
const loadWords: Record<Locale, () => Promise<{ words: Readonly<Record<string, CardWords>> }>> = {
  en: () => import('./ready-cards-en.ts'),
  fr: () => import('./ready-cards-fr.ts'),
  ar: () => import('./ready-cards-ar.ts'),
}

export async function loadGuidance(locale: Locale): Promise<Guidance> {
  const [{ cards, papers }, { words }] = await Promise.all([
    import('./ready-cards.ts'),
    loadWords[locale](),
  ])
  const spoken = cards.flatMap((card) => {
    const said = words[`./words/${locale}/${card.code}.json`]
    return said ? [{ ...card, words: said }] : []
  })
  return { cards: spoken, papers }
}
