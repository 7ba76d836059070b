import type { Delay } from './delay.ts'

/** G: which share of what happened has been received so many days later. */
export type ReceivedShare = {
  /** Between 0 and 1; 1 from {@link longestDays} on. */
  readonly within: (days: number) => number
  /** Reports that it rests on. */
  readonly reports: number
}

/** Fewer delays than these say nothing of the next one. */
export const fewestDelays = 20

/** What is later than that is not waited for. */
export const longestDays = 84

/**
 * G from delays of reports that are here. Those still on their way are not among them, so the plain
 * share of early ones is too high; counted backwards each delay is held against those that could have
 * been seen: `G(d) = Π_{j > d} (1 − n_j/N_j)` with `n_j` delays of j days and `N_j` delays up to j days
 * of events at least j days ago (Lawless 1994, "Adjustments for reporting delays and the prediction of
 * occurred but not reported events", Canadian J. Statistics 22(1), §2).
 *
 * @returns undefined for fewer than twenty delays
 */
export function receivedShare(delays: readonly Delay[]): ReceivedShare | undefined {
  const usable = delays.filter(({ days }) => days <= longestDays)
  if (usable.length < fewestDelays) return undefined
  const shares = new Float64Array(longestDays + 1).fill(1)
  for (let j = longestDays; j > 0; j--) {
    const seen = usable.filter(({ days, possible }) => days <= j && possible >= j)
    const late = seen.filter(({ days }) => days === j).length
    shares[j - 1] = (shares[j] ?? 1) * (seen.length > 0 ? 1 - late / seen.length : 1)
  }
  const within = (days: number) =>
    days < 0 ? 0 : (shares[Math.min(Math.floor(days), longestDays)] ?? 1)
  return { within, reports: usable.length }
}
