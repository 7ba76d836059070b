/** Places of the list, and how many of them are kept for areas where it has been quiet. */
export type Places = { readonly all: number; readonly kept: number }

export type Listed = {
  readonly area: number
  /** Of the list as a whole; falls from place to place and goes on below the list. */
  readonly score: number
  readonly isKept: boolean
}

/**
 * Areas by falling probability, with the last places of the list kept for those quiet areas that an
 * attack may reach first. Without them the list holds nearly only areas that are known to be bad: the
 * chance of a quiet one is small, there are many of them, and together they are a third of all attacks.
 *
 * @param onset log-odds of the quiet areas by the model of onsets; NaN where it is not quiet
 */
export function orderList(p: Float64Array, onset: Float64Array, { all, kept }: Places): Listed[] {
  const byRisk = [...p.keys()].sort((a, b) => at(p, b) - at(p, a) || a - b)
  const head = byRisk.slice(0, Math.max(0, all - kept))
  const isHead = new Set(head)
  const quiet = [...onset.keys()]
    .filter((area) => !Number.isNaN(at(onset, area)) && !isHead.has(area))
    .sort((a, b) => at(onset, b) - at(onset, a) || at(p, b) - at(p, a) || a - b)
    .slice(0, Math.min(kept, all))
  const isKept = new Set(quiet)
  const rest = byRisk.slice(head.length).filter((area) => !isKept.has(area))
  const above = head.length > 0 ? at(p, head.at(-1) ?? 0) : 1
  const below = rest.length > 0 ? at(p, rest[0] ?? 0) : 0
  return [
    ...head.map((area) => ({ area, score: at(p, area), isKept: false })),
    ...quiet.map((area, i) => {
      return { area, score: between(above, below, i, quiet.length), isKept: true }
    }),
    ...rest.map((area) => ({ area, score: at(p, area), isKept: false })),
  ]
}

/** Evenly from one score to the other, so that sorting by score gives the order of the list. */
function between(above: number, below: number, i: number, n: number): number {
  return above + ((below - above) * (i + 1)) / (n + 1)
}

function at(values: Float64Array, i: number): number {
  return values[i] ?? Number.NaN
}
