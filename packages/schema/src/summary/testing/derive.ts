/** The unknowns at these places add up to `value`. */
export type Equation = { of: readonly number[]; value: number }

/**
 * The sum of some of `size` unknowns, where the equations settle it (Gauss-Jordan over the rationals
 * as doubles: coefficients are small whole numbers); undefined where they do not.
 */
export function derive(
  equations: readonly Equation[],
  target: readonly number[],
  size: number,
): number | undefined {
  const rows = equations.map(({ of, value }) => [...indicator(of, size), value])
  const rest = [...indicator(target, size), 0]
  for (let column = 0, top = 0; column < size && top < rows.length; column += 1) {
    const at = rows.findIndex((row, index) => index >= top && !isZero(row[column]))
    const pivot = rows[at]
    if (!pivot) continue
    rows[at] = rows[top] ?? pivot
    rows[top] = pivot
    for (const row of [...rows.slice(top + 1), rest]) subtract(row, pivot, column)
    top += 1
  }
  const isSettled = rest.slice(0, size).every(isZero)
  return isSettled ? Math.round(-(rest[size] ?? 0)) : undefined
}

function indicator(of: readonly number[], size: number): number[] {
  return Array.from({ length: size }, (_, at) => (of.includes(at) ? 1 : 0))
}

function subtract(row: number[], pivot: readonly number[], column: number): void {
  const factor = (row[column] ?? 0) / (pivot[column] ?? 1)
  if (isZero(factor)) return
  for (const [at, value] of pivot.entries()) row[at] = (row[at] ?? 0) - factor * value
}

function isZero(value: number | undefined): boolean {
  return Math.abs(value ?? 0) < 1e-9
}
