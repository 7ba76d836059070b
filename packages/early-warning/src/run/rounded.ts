/** To what a person can read: two digits behind the point, or behind the first one that is none. */
export function rounded(value: number): number {
  if (!(Math.abs(value) < 1) || value === 0) return Math.round(value * 100) / 100
  return Number(value.toPrecision(2))
}
