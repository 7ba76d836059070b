import type { Neighbours } from './neighbours.ts'

/** One circle and window: the first `size` neighbours of `centre` in the last `weeks` weeks. */
export type Circle = {
  readonly centre: number
  readonly size: number
  readonly weeks: number
  readonly observed: number
  readonly expected: number
}

/**
 * Adds up every circle and window once, each from the one before: m areas, k neighbours and W windows
 * take m·k·W additions (Neill 2009, "Expectation-based scan statistics for monitoring spatial time
 * series data", Int. J. Forecasting 25(3)).
 *
 * @param observed, expected sums by area and window, of `windowSums`
 */
export function eachCircle(
  { starts, members }: Neighbours,
  observed: Float64Array,
  expected: Float64Array,
  windows: number,
  visit: (circle: Circle) => void,
): void {
  const areas = observed.length / windows
  for (let centre = 0; centre + 1 < starts.length; centre++) {
    const [from = 0, to = 0] = starts.subarray(centre, centre + 2)
    for (let w = 0; w < windows; w++) {
      let [seen, due] = [0, 0]
      for (let at = from; at < to; at++) {
        const entry = w * areas + (members[at] ?? 0)
        seen += observed[entry] ?? 0
        due += expected[entry] ?? 0
        visit({ centre, size: at - from + 1, weeks: w + 1, observed: seen, expected: due })
      }
    }
  }
}
