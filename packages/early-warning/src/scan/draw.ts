import type { Random01 } from '../random.ts'

/** `exp(−500)` is still a number; what is above is drawn in parts, whose sum has the same law. */
const largestPart = 500

/** A Poisson number by multiplying uniform ones (Knuth, The Art of Computer Programming 2, §3.4.1). */
export function drawPoisson(mean: number, random: Random01): number {
  let drawn = 0
  for (let left = mean; left > 0; left -= largestPart) {
    const limit = Math.exp(-Math.min(left, largestPart))
    for (let product = random(); product > limit; product *= random()) drawn++
  }
  return drawn
}

/**
 * A number from 1 up with `P(k) = −q^k / (k ln(1 − q))`, the logarithmic series (Kemp 1981, "Efficient
 * generation of logarithmically distributed pseudo-random variables", Applied Statistics 30(3), LK).
 * A Poisson number of them adds up to a negative binomial one.
 */
export function drawLogSeries(q: number, random: Random01): number {
  const v = random()
  if (v >= q) return 1
  const y = -Math.expm1(Math.log1p(-q) * random())
  if (v > y) return 1
  if (v > y * y || v === 0) return v === 0 ? 1 : 2
  return Math.max(1, Math.floor(1 + Math.log(v) / Math.log(y)))
}
