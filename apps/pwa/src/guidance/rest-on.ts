import { type CardPart, type Paper, parts } from './card.ts'
import type { SpokenCard } from './load-guidance.ts'

/** A passage of a paper with the letter by which lines of one card point to it. */
export type Passage = { letter: string; id: string; paper: Paper; place: string; text: string }

/** Passages of a card in the order in which its lines first use them: a, b, c … */
export function passagesOf(card: SpokenCard, papers: readonly Paper[]): Passage[] {
  const ids = new Set(parts.flatMap((part) => card.from[part].flat()))
  return [...ids].flatMap((id, at) => {
    const paper = papers.find(({ quotes }) => Object.hasOwn(quotes, id))
    const quote = paper?.quotes[id]
    return paper && quote ? [{ letter: String.fromCodePoint(97 + at), id, paper, ...quote }] : []
  })
}

/** Letters of the passages on which one line rests; none when it is our own advice. */
export function lettersOf(
  card: SpokenCard,
  passages: readonly Passage[],
  part: CardPart,
  line: number,
): string[] {
  const ids = card.from[part][line] ?? []
  return passages.filter(({ id }) => ids.includes(id)).map(({ letter }) => letter)
}
