import { type Columns, leastSquares } from './least-squares.ts'

export type LogLinear = {
  readonly coefficients: Float64Array
  readonly fitted: Float64Array
  readonly leverages: Float64Array
  /** Variance / mean of a count: Pearson's χ² per degree of freedom, at least 1. */
  readonly dispersion: number
}

const mostRounds = 25
const closeEnough = 1e-8

/**
 * Counts whose logarithm of the mean is a sum of columns and whose variance is a multiple of the mean
 * (quasi-Poisson), by weighted least squares in rounds (McCullagh & Nelder 1989, Generalized Linear Models,
 * §2.5). Start and end of the rounds are those of `glm` in R, so that both stop at the same numbers.
 *
 * @param weights how much each count says, 1 on average
 * @returns undefined where it has not settled after 25 rounds
 */
export function fitLogLinear(
  columns: Columns,
  counts: Float64Array,
  weights: Float64Array,
): LogLinear | undefined {
  let fitted = counts.map((y) => y + 0.1)
  let deviance = devianceOf(counts, fitted, weights)
  for (let round = 0; round < mostRounds; round++) {
    const working = fitted.map((mu, i) => (weights[i] ?? 0) * mu)
    const roots = working.map(Math.sqrt)
    const target = fitted.map(
      (mu, i) => (roots[i] ?? 0) * (Math.log(mu) + ((counts[i] ?? 0) - mu) / mu),
    )
    const solved = leastSquares(
      columns.map((column) => column.map((x, i) => x * (roots[i] ?? 0))),
      target,
    )
    if (!solved) return undefined
    fitted = fitted.map((_, i) => Math.exp(linear(columns, solved.coefficients, i)))
    const before = deviance
    deviance = devianceOf(counts, fitted, weights)
    if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < closeEnough) {
      const squares = fitted.map((mu, i) => (working[i] ?? 0) * (((counts[i] ?? 0) - mu) / mu) ** 2)
      const freedom = counts.length - columns.length
      const dispersion = Math.max(squares.reduce((sum, x) => sum + x, 0) / freedom, 1)
      return { ...solved, fitted, dispersion }
    }
  }
  return undefined
}

function linear(columns: Columns, coefficients: Float64Array, at: number): number {
  let sum = 0
  for (let j = 0; j < columns.length; j++) sum += (columns[j]?.[at] ?? 0) * (coefficients[j] ?? 0)
  return sum
}

function devianceOf(counts: Float64Array, fitted: Float64Array, weights: Float64Array): number {
  return fitted.reduce((sum, mu, i) => {
    const y = counts[i] ?? 0
    return sum + 2 * (weights[i] ?? 0) * ((y > 0 ? y * Math.log(y / mu) : 0) - (y - mu))
  }, 0)
}
