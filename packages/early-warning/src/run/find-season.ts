import { countedAt } from '@tocsin/schema/primitives/occurred'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { knownFrom } from '../nowcast/nowcast.ts'
import type { Day } from '../risk/harm-event.ts'
import { dateOfDay, dayOf } from '../risk/harm-of.ts'
import { seasonUsual } from '../season/season.ts'
import { weekBack } from './find-breaks.ts'
import type { FoundSeason } from './found.ts'
import type { RunInputs } from './inputs.ts'
import { rounded } from './rounded.ts'

/**
 * The whole mission's last seven days against the same season of earlier years (SPEC EW-23).
 *
 * @param completeness share of those days that has come in; undefined where it is not known
 * @returns undefined where the years before say nothing
 */
export function findSeason(
  { incidents, timeZone }: Pick<RunInputs, 'incidents' | 'timeZone'>,
  today: Day,
  completeness: number | undefined,
): FoundSeason | undefined {
  const backs = incidents.flatMap(({ occurred }) => {
    const at = countedAt(occurred)
    const day = at === undefined ? today : dayOf(timeZone, utcMs(at))
    return day < today ? [weekBack(today, day)] : []
  })
  const oldest = backs.reduce((most, back) => Math.max(most, back), 0)
  const totals = new Array<number>(oldest + 1).fill(0)
  for (const back of backs) totals[oldest - back] = (totals[oldest - back] ?? 0) + 1
  const isKnown = completeness !== undefined && completeness >= knownFrom
  const share = isKnown ? Math.min(completeness, 1) : 1
  const usual = seasonUsual(totals, oldest, share)
  if (!usual) return undefined
  return {
    from: dateOfDay(today - 7),
    to: dateOfDay(today - 1),
    observed: totals[oldest] ?? 0,
    completeness: completeness ?? null,
    usual: isKnown ? { expected: rounded(usual.expected), upper: usual.upper } : null,
  }
}
