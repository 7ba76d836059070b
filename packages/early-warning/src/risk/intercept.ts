import { probability } from './log-odds.ts'

/** A Monday whose time is over: what was computed for it and in how many areas it came true. */
export type PastWeek = { readonly logOdds: Float64Array; readonly hits: number }

/** Weeks that count. */
export const rollingWeeks = 52

/** Weeks after which a week counts half: levels of violence change within months, and a plain year lags behind. */
const halfLifeWeeks = 10

/**
 * Hits that it takes to move half the way from the shipped level to the mission's own. Horizons of four
 * weeks overlap, so that 20 hits are about five independent ones.
 */
const priorHits = 20

/** No further than a factor of about 20, whatever a short history says. */
const furthest = 3

/**
 * What is added to all log-odds of a mission, so that over the last year as many areas are expected as
 * came true: the intercept of highest likelihood, each week halved with every `halfLifeWeeks` of age,
 * beside `priorHits` for which the model was right. 0 without any past.
 *
 * @param past newest first
 */
export function rollingIntercept(past: readonly PastWeek[]): number {
  const hits = past.reduce((sum, week, ago) => sum + share(ago) * week.hits, 0)
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
  for (const [ago, { logOdds }] of past.entries()) {
    let [sum, bend] = [0, 0]
    for (const one of logOdds) {
      const p = probability(one + shift)
      sum += p
      bend += p * (1 - p)
    }
    hits += share(ago) * sum
    slope += share(ago) * bend
  }
  return { hits, slope }
}

function share(weeksAgo: number): number {
  return 2 ** (-weeksAgo / halfLifeWeeks)
}

function clamp(shift: number): number {
  return Math.min(furthest, Math.max(-furthest, shift))
}
