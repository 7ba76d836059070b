/**
 * For each area itself and its neighbours, nearest first: the first n of them are a circle around it.
 * Area `a` has the entries from `starts[a]` up to, not including, `starts[a + 1]`.
 */
export type Neighbours = {
  readonly starts: Int32Array
  readonly members: Int32Array
  /** Metres from the centre of `a` to the centre of the member. */
  readonly metres: Float64Array
}

/** Circles are at most so wide: what one base can patrol, and as far as a group is seen to move in a month. */
export const widestM = 100_000

/** More neighbours than that are left out of a circle: of hexagons some 25 km wide about what lies within 50 km. */
export const mostNeighbours = 20

/**
 * Circles of nearest neighbours (Kulldorff 1997). Areas as far away as each other come in the order of
 * their numbers, so that the same areas give the same circles.
 *
 * @param areas how many there are
 * @param metresBetween distance of two of them; not a number where it is not known
 */
export function neighboursOf(
  areas: number,
  metresBetween: (a: number, b: number) => number,
  { within = widestM, most = mostNeighbours }: { within?: number; most?: number } = {},
): Neighbours {
  const lists = Array.from({ length: areas }, (_, a) => {
    const near = [{ b: a, far: -1 }]
    for (let b = 0; b < areas; b++) {
      const far = a === b ? Number.NaN : metresBetween(a, b)
      if (far <= within) near.push({ b, far })
    }
    return near.sort((p, q) => p.far - q.far || p.b - q.b).slice(0, most)
  })
  const starts = new Int32Array(areas + 1)
  for (const [a, list] of lists.entries()) starts[a + 1] = (starts[a] ?? 0) + list.length
  const flat = lists.flat()
  return {
    starts,
    members: Int32Array.from(flat, ({ b }) => b),
    metres: Float64Array.from(flat, ({ far }) => Math.max(far, 0)),
  }
}
