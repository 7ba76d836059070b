/** How many replicas a scan draws at most; p is at least one in a thousand. */
export const mostReplicas = 999

/**
 * So many replicas as high as the observed, and it is known well enough that it is nothing: with 20 of
 * 999 a p that a budget of one alarm a year lets through (0.019) never stops early.
 */
export const enoughHigher = 20

/**
 * The chance that everything being as expected gives a score as high: `(r + 1)/(R + 1)` by rank among
 * the highest scores of R replicas (Dwass 1957), or `h/l` where the h-th that was as high came as the
 * l-th (Besag & Clifford 1991, "Sequential Monte Carlo p-values", Biometrika 78(2)). Both are right
 * under chance: P(p ≤ a) ≤ a (SPEC EW-5).
 *
 * @param highest highest scores of replicas in the order in which they were drawn
 * @param wanted how many were to be drawn
 */
export function chanceOf(
  score: number,
  highest: readonly number[],
  wanted = mostReplicas,
  enough = enoughHigher,
): number {
  let higher = 0
  for (const [drawn, one] of highest.entries()) {
    if (one >= score) higher++
    if (higher === enough) return enough / (drawn + 1)
  }
  return (higher + 1) / (wanted + 1)
}

/** Rarer than once in a million times is said of nothing: so much no past of a mission shows. */
export const rarestTold = 1e-6

/** Days between two such alarms where nothing is going on, for a scan that is run every `everyDays`. */
export function recurrenceDays(chance: number, everyDays = 7): number {
  return everyDays / chance
}
