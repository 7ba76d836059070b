import { foldName } from '../map/fold-name.ts'
import type { CardPart } from './card.ts'
import { parts } from './card.ts'
import type { SpokenCard } from './load-guidance.ts'

/** What somebody looks for. `component` null = whatever it is for. */
export type CardQuery = { text: string; component: string | null }

/**
 * Cards of which every word that was typed begins a word: those that have it in the title first, then
 * in the situation or the words to find it by, then in a line; otherwise in their own order. Accents,
 * case and the spellings of Arabic letters make no difference (SPEC GU-4).
 */
export function findCards(cards: readonly SpokenCard[], query: CardQuery): SpokenCard[] {
  const wanted = foldName(query.text)
    .split(' ')
    .filter((word) => word !== '')
  return cards
    .filter((card) => isFor(card, query.component))
    .map((card) => ({ card, rank: rankOf(card, wanted) }))
    .filter(({ rank }) => rank < notFound)
    .sort((a, b) => a.rank - b.rank)
    .map(({ card }) => card)
}

/** A card without components is for everybody. */
function isFor({ components }: SpokenCard, component: string | null): boolean {
  return component === null || components.length === 0 || components.includes(component)
}

const notFound = 3

function rankOf({ words }: SpokenCard, wanted: readonly string[]): number {
  const fields = [words.title, `${words.when} ${words.find}`, linesOf(words).join(' ')].map(
    (text) => ` ${foldName(text)}`,
  )
  const places = wanted.map((word) => fields.findIndex((field) => field.includes(` ${word}`)))
  if (places.includes(-1)) return notFound
  return Math.max(0, ...places)
}

function linesOf(words: Readonly<Record<CardPart, readonly string[]>>): string[] {
  return parts.flatMap((part) => words[part])
}
