/**
 * The chance of `n` or more where `mean` is expected and that mean is itself known no better than from
 * `shape` reports: the upper tail of the negative binomial law `Γ(s + k)/(Γ(s) k!) · p^s (1 − p)^k`
 * with `p = s/(s + mean)` (a Poisson number with a gamma rate).
 */
export function chanceOfAtLeast(n: number, mean: number, shape: number): number {
  if (n <= 0) return 1
  if (!(mean > 0 && shape > 0)) return 1
  const p = shape / (shape + mean)
  let log = shape * Math.log(p)
  let below = Math.exp(log)
  for (let k = 1; k < n; k++) {
    log += Math.log((shape + k - 1) / k) + Math.log1p(-p)
    below += Math.exp(log)
  }
  return Math.min(1, Math.max(0, 1 - below))
}
