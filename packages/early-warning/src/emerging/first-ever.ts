import { type Pattern, patternKey, patternsOf, type ThreatSignal } from './signal.ts'

const dayMs = 86_400_000

/** A pattern that was never reported from an area before. */
export type FirstEver = {
  readonly area: string
  readonly pattern: Pattern
  readonly atMs: number
  /** Days for which the area had been known by then: "never" is never longer. */
  readonly knownDays: number
}

/** An area must be known for so long before something in it is "new". */
export const knownForDays = 180
/** News for so many days. */
export const newForDays = 28

/**
 * What came up in an area in the last four weeks for the first time since it is known, newest first. In
 * an area known for less than 180 days everything is new, so nothing is said (SPEC EW-14).
 *
 * @param knownSinceMs by area: the first report of any kind, visit or contact
 */
export function firstEver(
  signals: readonly ThreatSignal[],
  knownSinceMs: ReadonlyMap<string, number>,
  nowMs: number,
): FirstEver[] {
  const first = new Map<string, { area: string; pattern: Pattern; atMs: number }>()
  for (const signal of signals) {
    if (signal.atMs > nowMs) continue
    for (const pattern of patternsOf(signal)) {
      const key = `${signal.area} ${patternKey(pattern)}`
      const earlier = first.get(key)
      if (!earlier || signal.atMs < earlier.atMs) {
        first.set(key, { area: signal.area, pattern, atMs: signal.atMs })
      }
    }
  }
  return [...first.values()]
    .map((one) => {
      const since = knownSinceMs.get(one.area) ?? one.atMs
      return { ...one, knownDays: Math.floor((one.atMs - since) / dayMs) }
    })
    .filter(({ atMs, knownDays }) => nowMs - atMs < newForDays * dayMs && knownDays >= knownForDays)
    .sort((a, b) => b.atMs - a.atMs || (a.area < b.area ? -1 : 1))
}
