/**
 * Log likelihood ratio of "more than expected in here" against "as expected everywhere" for Poisson
 * counts: `C ln(C/B) + B − C` where `C > B`, else 0 (Neill, Moore, Sabhnani & Daniel 2005,
 * "Detection of emerging space-time clusters", KDD, §3; the rate outside is taken as given).
 * Nothing expected (`B = 0`) means that nothing is known there: 0, not certainty (SPEC EW-1).
 *
 * @param observed reports within circle and window
 * @param expected what was expected of them
 */
export function expectationScore(observed: number, expected: number): number {
  if (!(observed > expected && expected > 0)) return 0
  return observed * Math.log(observed / expected) + expected - observed
}
