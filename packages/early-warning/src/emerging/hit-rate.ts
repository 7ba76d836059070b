import { type ShareInterval, shareInterval } from '../share-interval.ts'
import { type Pattern, patternKey, patternsOf, type ThreatSignal } from './signal.ts'

/** A threat and whether an incident was reported in which it came true; null while that is open. */
export type JudgedSignal = ThreatSignal & { readonly cameTrue: boolean | null }

/** How many reports of a pattern came true: what it is worth as a warning, from this mission's own past. */
export type HitRate = ShareInterval & { readonly pattern: Pattern; readonly open: number }

/** By pattern, those with most judged reports first (SPEC EW-14). */
export function hitRates(signals: readonly JudgedSignal[]): HitRate[] {
  const found = new Map<string, { pattern: Pattern; hits: number; of: number; open: number }>()
  for (const signal of signals) {
    for (const pattern of patternsOf(signal)) {
      const key = patternKey(pattern)
      const own = found.get(key) ?? { pattern, hits: 0, of: 0, open: 0 }
      found.set(key, own)
      if (signal.cameTrue === null) own.open++
      else own.of++
      if (signal.cameTrue === true) own.hits++
    }
  }
  return [...found.values()]
    .map(({ pattern, hits, of, open }) => ({ ...shareInterval(hits, of), pattern, open }))
    .sort((a, b) => b.of - a.of)
}
