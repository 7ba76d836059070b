import { probability } from './log-odds.ts'

/** A Monday whose time is over: log-odds without precursors, what these added, and where it came true. */
export type ToldWeek = {
  readonly base: Float64Array
  readonly told: Float64Array
  readonly hit: ReadonlySet<number>
}

/** The prior is a normal law around 1 with a standard deviation of a half: from nothing to twice as much. */
const precision = 4
const mostFactor = 2

/**
 * By what the judged weights of precursors are multiplied in this mission: 1 without a past, nearer to 0
 * the more of them came to nothing, at most 2 where they were right. The factor of highest posterior
 * probability, given the last year's lists; weeks whose horizons overlap count as a part of one each.
 *
 * @param shift the mission's rolling intercept
 * @param overlap weeks in a horizon
 */
export function precursorFactor(past: readonly ToldWeek[], shift: number, overlap: number): number {
  let factor = 1
  for (let step = 0; step < 30; step++) {
    const { slope, bend } = slopeAt(past, shift, factor)
    const move = (slope / overlap - precision * (factor - 1)) / (bend / overlap + precision)
    const next = Math.min(mostFactor, Math.max(0, factor + move))
    if (Math.abs(next - factor) < 1e-6) return next
    factor = next
  }
  return factor
}

function slopeAt(past: readonly ToldWeek[], shift: number, factor: number) {
  let [slope, bend] = [0, 0]
  for (const { base, told, hit } of past) {
    for (const [area, one] of told.entries()) {
      if (one === 0) continue
      const p = probability((base[area] ?? 0) + shift + factor * one)
      slope += (Number(hit.has(area)) - p) * one
      bend += p * (1 - p) * one * one
    }
  }
  return { slope, bend }
}
