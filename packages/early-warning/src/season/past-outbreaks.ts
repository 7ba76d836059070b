import type { LogLinear } from './log-linear.ts'

/** A residual above it, in standard deviations, is taken for an outbreak. */
const outbreakFrom = 2.58

/**
 * Weights by which weeks that stood out count less, so that they do not become what is usual: the inverse
 * square of Anscombe's residual `3/2 · (y^⅔ μ^(−1/6) − μ^½) / √(φ(1 − h))` where it is above 2.58, the same
 * for all others, 1 on average (Farrington et al. 1996, §3.6; the limit of Noufaily et al. 2013, §3.2).
 */
export function outbreakWeights(counts: Float64Array, fit: LogLinear): Float64Array {
  const raw = counts.map((y, i) => {
    const mu = fit.fitted[i] ?? 0
    const residual = 1.5 * (y ** (2 / 3) * mu ** (-1 / 6) - Math.sqrt(mu))
    const standard = residual / Math.sqrt(fit.dispersion * (1 - (fit.leverages[i] ?? 0)))
    return standard > outbreakFrom ? standard ** -2 : 1
  })
  const sum = raw.reduce((total, weight) => total + weight, 0)
  return raw.map((weight) => (weight * raw.length) / sum)
}
