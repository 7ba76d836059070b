import type { Random01 } from '../random.ts'

/**
 * Draws an index with the chance of its weight, in the same time however many there are (Walker 1977;
 * built as Vose 1991, "A linear algorithm for generating random numbers with a given distribution").
 * An index of weight 0 is never drawn; RangeError where there is no weight at all.
 */
export function aliasTable(weights: ArrayLike<number>): (random: Random01) => number {
  const n = weights.length
  const total = Array.from(weights).reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) throw new RangeError('nothing to draw from')
  const keep = Float64Array.from(weights, (weight) => (weight * n) / total)
  const alias = new Int32Array(n)
  const [small, large]: [number[], number[]] = [[], []]
  for (const [i, share] of keep.entries()) (share < 1 ? small : large).push(i)
  while (small.length > 0 && large.length > 0) {
    const [less, more] = [small.pop() ?? 0, large[large.length - 1] ?? 0]
    alias[less] = more
    keep[more] = (keep[more] ?? 0) - (1 - (keep[less] ?? 0))
    if ((keep[more] ?? 0) < 1) small.push(large.pop() ?? 0)
  }
  // What rounding left over; never one of weight 0 while another is there.
  for (const i of [...small, ...large]) keep[i] = weights[i] ? 1 : 0
  const heaviest = keep.indexOf(1)
  for (let i = 0; i < n; i++) if (keep[i] === 0 && !weights[alias[i] ?? 0]) alias[i] = heaviest
  return (random) => {
    const at = random() * n
    const i = Math.floor(at)
    return at - i < (keep[i] ?? 0) ? i : (alias[i] ?? 0)
  }
}
