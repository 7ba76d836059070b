/** Below this share nothing is said of how many it will be. */
export const knownFrom = 0.5

/**
 * Which share of the usual a window is held against where it is asked whether more came than usual. Of
 * less than a half nothing is foretold, so it is held against all of it: reports that come late in one
 * heap are no more than usual, however few of them delays let expect (SPEC EW-9).
 */
export function heldAgainst(completeness: number | undefined): number {
  const isKnown = completeness !== undefined && completeness >= knownFrom
  return isKnown ? Math.min(completeness, 1) : 1
}

/** A count of a window that is not complete yet. */
export type Nowcast =
  | {
      readonly kind: 'notYetKnown'
      readonly observed: number
      readonly completeness: number | null
    }
  | {
      readonly kind: 'known'
      readonly observed: number
      readonly completeness: number
      /** What it will be when all has come: `n/c`. */
      readonly expected: number
      /** Nine in ten times it will be from `low` to `high`, both included. */
      readonly low: number
      readonly high: number
    }

/**
 * What a count will be once late reports have come: n/c, and with c known the number m still on its way
 * is negative binomial, `P(m) = C(n + m, m) c^(n+1) (1 − c)^m` (thinned counts under a flat prior; as
 * `nowcast` of R surveillance, Höhle & an der Heiden 2014, Biometrics 70(4)). Also 0 of which half has
 * come may become one or two: it is no certainty (SPEC EW-9).
 *
 * @param completeness c of `completenessOf`; undefined or below a half is "not yet known"
 */
export function nowcast(observed: number, completeness: number | undefined): Nowcast {
  if (completeness === undefined || !(completeness >= knownFrom)) {
    return { kind: 'notYetKnown', observed, completeness: completeness ?? null }
  }
  const c = Math.min(completeness, 1)
  const expected = observed / c
  return {
    kind: 'known',
    observed,
    completeness: c,
    expected,
    low: observed + missing(observed, c, 0.05),
    high: observed + missing(observed, c, 0.95),
  }
}

/** The smallest m with `P(still on their way ≤ m) ≥ share`. */
function missing(observed: number, c: number, share: number): number {
  // By logarithms: c^(n+1) of a large n is 0.
  let log = (observed + 1) * Math.log(c)
  let [m, sum] = [0, Math.exp(log)]
  while (c < 1 && sum < share && m < 1000 + 4 * observed) {
    m++
    log += Math.log((observed + m) / m) + Math.log1p(-c)
    sum += Math.exp(log)
  }
  return m
}
