import type { ClusterPoints } from './cluster-messages.ts'
import type { MapSymbol } from './map-types.ts'

/** The symbols of a map by what becomes of them. */
export type SortedSymbols = {
  /** Danger, bases and the chosen one: a number may not hide them. */
  readonly always: readonly MapSymbol[]
  /** Those for which something was drawn, gathered into a cluster or not. */
  readonly drawn: readonly MapSymbol[]
  /** Those that are gathered, by their places in the list. */
  readonly together: Uint32Array
}

/** A millisecond or two of a slow tablet: between two of them the page answers a finger. */
const atOnce = 2_000

/** Danger, bases and the chosen one stand alone always. */
function standsAlone(symbol: MapSymbol): boolean {
  return symbol.danger || symbol.chosen || symbol.kind === 'base'
}

/**
 * Sorts a list of any length in steps; whoever runs it may do something else between two of them. Hands
 * over the points of those that are gathered, in the order of `together`, once a step.
 */
export function* sortSymbols(
  symbols: readonly MapSymbol[],
  handOver: (points: ClusterPoints, isLast: boolean) => void,
): Generator<void, SortedSymbols> {
  const always: MapSymbol[] = []
  const drawn: MapSymbol[] = []
  const together = new Uint32Array(symbols.length)
  let count = 0
  for (let from = 0; ; from += atOnce) {
    const to = Math.min(from + atOnce, symbols.length)
    const places = new Float64Array(2 * (to - from))
    const verified = new Uint8Array(to - from)
    let here = 0
    for (let i = from; i < to; i++) {
      const symbol = symbols[i]
      if (!symbol) continue
      if (symbol.drawn) drawn.push(symbol)
      if (standsAlone(symbol)) always.push(symbol)
      else {
        together[count + here] = i
        places[2 * here] = symbol.lon
        places[2 * here + 1] = symbol.lat
        if (symbol.fill === 'verified') verified[here] = 1
        here += 1
      }
    }
    count += here
    const isLast = to === symbols.length
    handOver({ places: places.subarray(0, 2 * here), verified: verified.subarray(0, here) }, isLast)
    if (isLast) return { always, drawn, together: together.subarray(0, count) }
    yield
  }
}
