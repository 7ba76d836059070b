/** Weeks that are drawn together: horizons of four weeks overlap, so single weeks are no independent draws. */
const block = 8
const draws = 1000

/**
 * 95 % interval of a share of sums by moving blocks of 8 weeks (Künsch 1989), from a fixed generator
 * (Numerical Recipes' constants), so that the same figures have the same interval.
 *
 * @param next the generator, shared by the figures of one table
 */
export function blockInterval(
  counted: readonly number[],
  of: readonly number[],
  next: () => number,
): [number, number] {
  const weeks = counted.length
  const shares: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    let [sum, all, taken] = [0, 0, 0]
    while (taken < weeks) {
      const start = Math.floor(next() * Math.max(1, weeks - (block - 1)))
      for (let j = 0; j < block && taken < weeks && start + j < weeks; j++, taken++) {
        sum += counted[start + j] ?? 0
        all += of[start + j] ?? 0
      }
    }
    shares.push(sum / all)
  }
  shares.sort((a, b) => a - b)
  return [shares[25] ?? Number.NaN, shares[974] ?? Number.NaN]
}

/** The fixed generator of the intervals. */
export function intervalRandom(): () => number {
  let seed = 1
  return () => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
}
