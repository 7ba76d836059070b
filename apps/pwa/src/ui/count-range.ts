/** A number that accounts may differ on: at least, best (null = nobody dares to say), at most. */
export type CountRange = { min: number; best: number | null; max: number }

/** The largest count a field takes. More is a slip of the finger. */
export const largestCount = 999_999

/** Reads typed digits, western or Arabic-Indic; anything else is no number. */
export function readCount(text: string): number | null {
  const western = text
    .trim()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
  if (!/^\d{1,6}$/.test(western)) return null
  return Number(western)
}

/**
 * Keeps at least <= best <= at most: the number just given wins, the others give way. As long as
 * nobody has spread the range, at least and at most go with the best number: three is three, and not
 * "none to three".
 */
export function withCount(
  range: CountRange,
  part: 'min' | 'best' | 'max',
  given: number | null,
): CountRange {
  if (part === 'best' && given === null) return { ...range, best: null }
  const value = Math.min(Math.max(given ?? 0, 0), largestCount)
  const next = { ...range, [part]: value }
  const isSpread = range.min !== range.max || (range.best === null && range.min > 0)
  if (part === 'best' && !isSpread) return { min: value, best: value, max: value }
  if (part === 'best')
    return { min: Math.min(next.min, value), best: value, max: Math.max(next.max, value) }
  if (part === 'min') {
    const best = next.best === null ? null : Math.max(next.best, value)
    return { min: value, best, max: Math.max(next.max, best ?? value) }
  }
  const best = next.best === null ? null : Math.min(next.best, value)
  return { min: Math.min(next.min, best ?? value), best, max: value }
}
