import { probability } from './log-odds.ts'

/** A Monday whose time is over: what was computed for it and in how many areas it came true. */
export type PastWeek = { readonly logOdds: Float64Array; readonly hits: number }

/** Weeks that count: a year, so that no season of it weighs more than another. */
export const rollingWeeks = 52

/**
 * Hits that it takes to move half the way from the shipped level to the mission's own. Horizons of four
 * weeks overlap, so that 20 hits are about five independent ones.
 */
const priorHits = 20

/** No further than a factor of about 20, whatever a short history says. */
const furthest = 3

/**
 * What is added to all log-odds of a mission, so that over the last year as many areas are expected as
 * came true: the maximum of the likelihood of one intercept with `priorHits` weeks in which the model
 * was right. 0 without any past.
 */
export function rollingIntercept(past: readonly PastWeek[]): number {
  const hits = past.reduce((sum, week) => sum + week.hits, 0)
  const expected = expectedHits(past, 0).hits
  if (expected === 0) return 0
  const wanted = ((hits + priorHits) / (expected + priorHits)) * expected
  let shift = 0
  for (let step = 0; step < 20; step++) {
    const now = expectedHits(past, shift)
    const next = clamp(shift + (wanted - now.hits) / Math.max(now.slope, 1e-9))
    if (Math.abs(next - shift) < 1e-6) return next
    shift = next
  }
  return shift
}

/** How many hits a shift makes expect, and how fast that grows with it. */
function expectedHits(past: readonly PastWeek[], shift: number) {
  let [hits, slope] = [0, 0]
  for (const { logOdds } of past) {
    for (const one of logOdds) {
      const p = probability(one + shift)
      hits += p
      slope += p * (1 - p)
    }
  }
  return { hits, slope }
}

function clamp(shift: number): number {
  return Math.min(furthest, Math.max(-furthest, shift))
}
