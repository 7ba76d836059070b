/**
 * The logistic function and its inverse in whole numbers: every browser and server has to compute the
 * very same chances, and Math.exp may differ in its last bit (ECMA-262 §21.3.2).
 */

/** 65536 / (1 + e^-x) for x from -8 to 8 in steps of a half. */
const knots = [
  22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743, 32768,
  40793, 47911, 53581, 57724, 60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374, 65438, 65476,
  65500, 65514,
]

/** Ends of the scale on which chances are added up: 256 to the unit of the logarithm of odds. */
const edge = 2047

/** The chance, in 65536ths, by its place on the scale, from -{@link edge}: at index 0. */
const squashed = Uint16Array.from({ length: 2 * edge + 1 }, (_, index) => {
  const at = index - edge + 2048
  const knot = at >> 7
  const rest = at & 127
  const [from = 0, to = 0] = [knots[knot], knots[knot + 1]]
  return (from * (128 - rest) + to * rest + 64) >> 7
})

/** The chance, in 65536ths, that stands at this place of the scale. */
export function squash(place: number): number {
  const within = place > edge ? edge : place < -edge ? -edge : place
  return squashed[within + edge] ?? 32768
}

/** The place on the scale of a chance in 4096ths. */
export const stretched: Int16Array = stretchTable()

function stretchTable(): Int16Array {
  const table = new Int16Array(4096)
  let filled = 0
  for (let place = -edge; place <= edge; place++) {
    const chance = squash(place) >> 4
    for (; filled <= chance; filled++) table[filled] = place
  }
  return table.fill(edge, filled)
}
