import { type ShareInterval, shareInterval } from '../share-interval.ts'
import { type Turnover, turnoverOf } from './turnover.ts'
import type { BeforeEnd, Warning } from './warning.ts'

const dayMs = 86_400_000

/** What warnings were worth: all of it is shown to everybody, or none. */
export type Worth = {
  readonly raised: number
  /** Not decided yet: in no share below. */
  readonly open: number
  /** Came true, of those that have ended. */
  readonly hits: ShareInterval
  readonly falseAlarms: number
  /** Ended without anybody having looked. */
  readonly unseen: number
  /** Dismissed, and came true. */
  readonly wronglyDismissed: number
  /** Days from raised to the incident, of those that came true: half had more. */
  readonly medianLeadDays: number | null
  readonly turnover: Turnover
}

/**
 * @param lists areas that were shown, week after week: without them a lead time means nothing
 */
export function worthOf(
  warnings: readonly Warning[],
  lists: readonly (readonly string[])[],
): Worth {
  const leads: number[] = []
  const ended: { isHit: boolean; before: BeforeEnd }[] = []
  for (const { state, raisedMs } of warnings) {
    if (state.at === 'cameTrue') leads.push((state.incidentMs - raisedMs) / dayMs)
    if (state.at === 'cameTrue' || state.at === 'didNot') {
      ended.push({ isHit: state.at === 'cameTrue', before: state.before })
    }
  }
  const hits = shareInterval(ended.filter(({ isHit }) => isHit).length, ended.length)
  return {
    raised: warnings.length,
    open: warnings.length - ended.length,
    hits,
    falseAlarms: ended.length - hits.hits,
    unseen: ended.filter(({ before }) => before === 'raised').length,
    wronglyDismissed: ended.filter(({ isHit, before }) => isHit && before === 'dismissed').length,
    medianLeadDays: median(leads),
    turnover: turnoverOf(lists),
  }
}

function median(of: readonly number[]): number | null {
  const sorted = of.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
