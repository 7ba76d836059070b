/**
 * The smallest number that a count is not above with the probability given. Its law has the mean `mean·share`
 * and is that of a negative binomial one with variance `dispersion·mean` of which each report is here by
 * itself with the chance `share`; Poisson's where the dispersion is 1 (Noufaily et al. 2013, §3.4).
 */
export function upperBound(
  mean: number,
  dispersion: number,
  share: number,
  probability: number,
): number {
  const here = mean * share
  const size = mean / (dispersion - 1)
  const isPoisson = !Number.isFinite(size)
  // By logarithms: the chance of none of a large mean is 0.
  let log = isPoisson ? -here : -size * Math.log1p(here / size)
  let [count, sum] = [0, Math.exp(log)]
  while (sum < probability) {
    log += Math.log(isPoisson ? here : ((count + size) * here) / (here + size))
    count++
    log -= Math.log(count)
    sum += Math.exp(log)
  }
  return count
}
