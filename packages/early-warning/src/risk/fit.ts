/** Rows of equal length: what each term gives (ln(1 + level/scale)), and whether it came true. */
export type Rows = { readonly x: Float64Array; readonly y: Uint8Array; readonly terms: number }

export type Fitted = { base: number; weights: number[] }

/** Strength of the shrinkage: the prior of a weight is a normal distribution of variance 1/3. */
const shrinkage = 3
const rounds = 400
const enough = 1e-5

/**
 * Logistic regression with shrinkage and without negative weights: coordinate by coordinate a Newton
 * step, held at 0 from below (Genkin, Lewis and Madigan 2007, "CLG"). The likelihood is concave, so
 * there is one answer whatever the order; nothing is drawn at random.
 */
export function fitWeights(rows: Rows): Fitted {
  const fitted: Fitted = { base: -5, weights: Array<number>(rows.terms).fill(0.1) }
  const z = linear(rows, fitted)
  for (let round = 0; round < rounds; round++) {
    let moved = Math.abs(stepBase(rows, fitted, z))
    for (let j = 0; j < rows.terms; j++) {
      moved = Math.max(moved, Math.abs(stepWeight(rows, fitted, z, j)))
    }
    if (moved < enough) break
  }
  return fitted
}

/** The base alone, for weights that were fitted to another question. */
export function fitBase(rows: Rows, weights: readonly number[]): number {
  const fitted: Fitted = { base: -5, weights: [...weights] }
  const z = linear(rows, fitted)
  for (let round = 0; round < rounds; round++) {
    if (Math.abs(stepBase(rows, fitted, z)) < enough) break
  }
  return fitted.base
}

function linear({ x, y, terms }: Rows, { base, weights }: Fitted): Float64Array {
  return Float64Array.from(y, (_, i) => {
    return weights.reduce((sum, weight, j) => sum + weight * (x[i * terms + j] ?? 0), base)
  })
}

function stepBase({ y }: Rows, fitted: Fitted, z: Float64Array): number {
  let [slope, bend] = [0, 0]
  for (let i = 0; i < y.length; i++) {
    const p = 1 / (1 + Math.exp(-(z[i] ?? 0)))
    slope += (y[i] ?? 0) - p
    bend += p * (1 - p)
  }
  const move = clamp(slope / Math.max(bend, 1e-9))
  fitted.base += move
  for (let i = 0; i < z.length; i++) z[i] = (z[i] ?? 0) + move
  return move
}

function stepWeight({ x, y, terms }: Rows, fitted: Fitted, z: Float64Array, j: number): number {
  const before = fitted.weights[j] ?? 0
  let [slope, bend] = [-shrinkage * before, shrinkage]
  for (let i = 0; i < y.length; i++) {
    const value = x[i * terms + j] ?? 0
    if (value === 0) continue
    const p = 1 / (1 + Math.exp(-(z[i] ?? 0)))
    slope += ((y[i] ?? 0) - p) * value
    bend += p * (1 - p) * value * value
  }
  const move = Math.max(0, before + clamp(slope / bend)) - before
  fitted.weights[j] = before + move
  for (let i = 0; i < y.length; i++) z[i] = (z[i] ?? 0) + move * (x[i * terms + j] ?? 0)
  return move
}

/** A step that is too long would jump over the top. */
function clamp(move: number): number {
  return Math.min(1, Math.max(-1, move))
}
