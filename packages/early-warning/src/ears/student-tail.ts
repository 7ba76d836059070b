/**
 * P(T > t) of Student's law with a whole number of degrees of freedom (Abramowitz & Stegun 1964, 26.7.3
 * and 26.7.4).
 *
 * @param t any number; a half at 0
 * @param freedom 1, 2, 3, …
 */
export function studentTail(t: number, freedom: number): number {
  const angle = Math.atan(Math.abs(t) / Math.sqrt(freedom))
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)]
  const isOdd = freedom % 2 === 1
  let term = isOdd ? cos : 1
  let sum = freedom === 1 ? 0 : term
  for (let k = isOdd ? 3 : 2; k < freedom; k += 2) {
    term *= ((k - 1) / k) * cos * cos
    sum += term
  }
  const within = isOdd ? (2 / Math.PI) * (angle + sin * sum) : sin * sum
  const tail = (1 - within) / 2
  return t >= 0 ? tail : 1 - tail
}
