/** A share with the interval in which it lies nineteen times in twenty. */
export type ShareInterval = {
  readonly of: number
  readonly hits: number
  /** null where there is nothing to take a share of. */
  readonly share: number | null
  readonly low: number
  readonly high: number
}

const quantile = 1.959963984540054

/**
 * Score interval of Wilson (1927, "Probable inference, the law of succession, and statistical
 * inference", JASA 22), which never says 0 or 1 of few. Of nothing it is from 0 to 1.
 */
export function shareInterval(hits: number, of: number): ShareInterval {
  if (!(of > 0)) return { of: 0, hits: 0, share: null, low: 0, high: 1 }
  const share = hits / of
  const z2 = quantile ** 2
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of)
  const half =
    (quantile / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of))
  return { of, hits, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
