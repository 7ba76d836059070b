import { utcMs } from '../../primitives/utc-minute.ts'
import type { WeekRows } from './figures.ts'
import type { Numbered } from './numbered.ts'
import type { WeekColumn } from './state.ts'
import { completenessOf } from './unknowns.ts'

/** Below this share nothing is said of what is still to come (as SPEC EW-9 has it). */
const leastShare = 0.5
/** Nobody known of a week is no number to go by before so much of it is (as SPEC SP-3 has it). */
const leastShareOfNone = 0.8

/**
 * Incidents of the weeks before, each with the share of it that is known by now (SPEC SP-22). `weeks`:
 * this one first. A week of which the weeks before it cannot tell is known at least as far as the next.
 */
export function byWeekOf(at: number, weeks: readonly WeekRows[]): Numbered<WeekColumn>[] {
  const shareOf = (n: number) => {
    const end = weeks[n]?.week.end
    return end ? completenessOf(at - utcMs(end), weeks.slice(n + 1)).share : null
  }
  let known = shareOf(0)
  return weeks
    .slice(1)
    .map(({ week, incidents: { verified, unverified } }, n) => {
      known = most(known, shareOf(n + 1))
      return { week: week.label, verified, unverified, share: known }
    })
    .reverse()
}

/** How many of a week are not known yet, of which `known` are a share; null = it cannot be told. */
export function stillToCome(known: number, share: number | null): number | null {
  const least = known === 0 ? leastShareOfNone : leastShare
  return share === null || share < least ? null : Math.round(known / share) - known
}

function most(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}
