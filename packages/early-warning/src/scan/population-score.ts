/**
 * Log likelihood ratio of "a higher rate in here than outside", given the total: `C ln(C/B) +
 * (N − C) ln((N − C)/(N − B))` where `C > B`, else 0 (Kulldorff 2001, "Prospective time periodic
 * geographical disease surveillance using a scan statistic", JRSS A 164(1), §3).
 *
 * @param observed reports within circle and window
 * @param expected what was expected of them; over all areas and periods these add up to `total`
 * @param total all reports of all areas and periods
 */
export function populationScore(observed: number, expected: number, total: number): number {
  if (!(observed > expected && expected > 0)) return 0
  const outside = total - observed
  const rest = outside > 0 ? outside * Math.log(outside / (total - expected)) : 0
  return observed * Math.log(observed / expected) + rest
}
