import { type Grid, gridOf } from '../scan/grid.ts'
import { type Pattern, patternKey, patternsOf, type ThreatSignal } from './signal.ts'

const weekMs = 7 * 86_400_000

export type PatternWeeks = {
  readonly pattern: Pattern
  /** Reports by area, in the order of the areas given, and week; the last week ends now. */
  readonly counts: Grid
}

/**
 * Weekly counts of each pattern, for the scan and for EARS. Threats of other areas, of the future and
 * from before the first week are left out.
 */
export function weeklyByPattern(
  signals: readonly ThreatSignal[],
  areas: readonly string[],
  weeks: number,
  nowMs: number,
): PatternWeeks[] {
  const column = new Map(areas.map((area, i) => [area, i]))
  const found = new Map<string, PatternWeeks>()
  for (const signal of signals) {
    const area = column.get(signal.area)
    const back = Math.floor((nowMs - signal.atMs) / weekMs)
    if (area === undefined || !(signal.atMs <= nowMs && back < weeks)) continue
    for (const pattern of patternsOf(signal)) {
      const key = patternKey(pattern)
      const own = found.get(key) ?? { pattern, counts: emptyGrid(weeks, areas.length) }
      found.set(key, own)
      const at = (weeks - 1 - back) * areas.length + area
      own.counts.values[at] = (own.counts.values[at] ?? 0) + 1
    }
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => own)
}

function emptyGrid(weeks: number, areas: number): Grid {
  return gridOf(Array.from({ length: weeks }, () => new Array<number>(areas).fill(0)))
}
