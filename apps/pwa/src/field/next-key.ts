/** A name for a new card that none of the others has. */
export function nextKey(cards: readonly { key: string }[]): string {
  const numbers = cards.map(({ key }) => Number(key.slice(1)))
  return `n${Math.max(-1, ...numbers.filter(Number.isFinite)) + 1}`
}
