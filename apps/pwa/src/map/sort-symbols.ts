import type { MapSymbol } from './map-types.ts'

/** The symbols of a map by what becomes of them. */
export type SortedSymbols = {
  /** Danger, bases and the chosen one: a number may not hide them. */
  readonly always: readonly MapSymbol[]
  /** Those for which something was drawn, gathered into a cluster or not. */
  readonly drawn: readonly MapSymbol[]
  /** Those that are gathered, by their places in the list. */
  readonly together: Uint32Array<ArrayBuffer>
  /** Their longitudes and latitudes, one after the other, and 1 for each that is verified; views of more. */
  readonly places: Float64Array<ArrayBuffer>
  readonly verified: Uint8Array<ArrayBuffer>
}

/** A millisecond or two of a slow tablet: between two of them the page answers a finger. */
const atOnce = 2_000

/** Danger, bases and the chosen one stand alone always. */
function standsAlone(symbol: MapSymbol): boolean {
  return symbol.danger || symbol.chosen || symbol.kind === 'base'
}

/** Sorts a list of any length in steps; whoever runs it may do something else between two of them. */
export function* sortSymbols(symbols: readonly MapSymbol[]): Generator<void, SortedSymbols> {
  const always: MapSymbol[] = []
  const drawn: MapSymbol[] = []
  const together = new Uint32Array(symbols.length)
  const places = new Float64Array(symbols.length * 2)
  const verified = new Uint8Array(symbols.length)
  let count = 0
  for (let from = 0; from < symbols.length; from += atOnce) {
    if (from > 0) yield
    const to = Math.min(from + atOnce, symbols.length)
    for (let i = from; i < to; i++) {
      const symbol = symbols[i]
      if (!symbol) continue
      if (symbol.drawn) drawn.push(symbol)
      if (standsAlone(symbol)) always.push(symbol)
      else {
        together[count] = i
        places[2 * count] = symbol.lon
        places[2 * count + 1] = symbol.lat
        if (symbol.fill === 'verified') verified[count] = 1
        count += 1
      }
    }
  }
  return {
    always,
    drawn,
    together: together.subarray(0, count),
    places: places.subarray(0, 2 * count),
    verified: verified.subarray(0, count),
  }
}
