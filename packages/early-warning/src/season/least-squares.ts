/** Columns of a design, each as long as there are observations. */
export type Columns = readonly Float64Array[]

export type Solved = {
  readonly coefficients: Float64Array
  /** The diagonal of the hat matrix: how much an observation decides about its own fit, from 0 to 1. */
  readonly leverages: Float64Array
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

/** Takes `factor` times `b` from `a`, in place. */
function takeAway(a: Float64Array, b: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? 0) - factor * (b[i] ?? 0)
}

/**
 * The coefficients whose sum of columns is closest to a target, by modified Gram-Schmidt with the target as
 * one more column, which is as exact as Householder's (Björck 1967, "Solving linear least squares problems
 * by Gram-Schmidt orthogonalization", BIT 7).
 *
 * @returns undefined where a column depends on those before it
 */
export function leastSquares(columns: Columns, target: Float64Array): Solved | undefined {
  const left = columns.map((column) => column.slice())
  const remaining = target.slice()
  const leverages = new Float64Array(target.length)
  const rows: { pivot: number; onOthers: number[]; onTarget: number }[] = []
  for (const [at, column] of left.entries()) {
    const pivot = Math.sqrt(dot(column, column))
    if (!(pivot > 0)) return undefined
    for (let i = 0; i < column.length; i++) {
      const x = (column[i] ?? 0) / pivot
      column[i] = x
      leverages[i] = (leverages[i] ?? 0) + x * x
    }
    const onOthers = left.slice(at + 1).map((other) => {
      const part = dot(column, other)
      takeAway(other, column, part)
      return part
    })
    const onTarget = dot(column, remaining)
    takeAway(remaining, column, onTarget)
    rows.push({ pivot, onOthers, onTarget })
  }
  const coefficients = new Float64Array(columns.length)
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at]
    if (!row) continue
    const known = row.onOthers.reduce((sum, r, i) => sum + r * (coefficients[at + 1 + i] ?? 0), 0)
    coefficients[at] = (row.onTarget - known) / row.pivot
  }
  return { coefficients, leverages }
}
