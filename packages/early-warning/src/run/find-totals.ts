import type { AreaId } from '@tocsin/schema/primitives/ids'
import { parseScopeId } from '@tocsin/schema/primitives/ids'
import { countedAt } from '@tocsin/schema/primitives/occurred'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { earsC2 } from '../ears/ears.ts'
import type { Day } from '../risk/harm-event.ts'
import { dateOfDay, dayOf } from '../risk/harm-of.ts'
import { rarestTold, recurrenceDays } from '../scan/chance-of.ts'
import { weekBack } from './find-breaks.ts'
import type { FoundWarning } from './found.ts'
import type { KnownIncident, RunInputs } from './inputs.ts'
import { rounded } from './rounded.ts'

/** Weeks of which totals are made: the last one, two of lag and seven of comparison. */
const weeks = 10
const mostBehind = 50

/**
 * Areas of responsibility whose last week is unusual (EARS C2). All areas are looked at, so the chance
 * of each is multiplied by their number (Bonferroni).
 *
 * @param shareOf share of its usual that the last week of an area is held against
 */
export function findTotals(
  { incidents, areas, timeZone }: Pick<RunInputs, 'incidents' | 'areas' | 'timeZone'>,
  today: Day,
  shareOf: (area: AreaId) => number,
): FoundWarning[] {
  const byArea = new Map<AreaId, { incident: KnownIncident; day: Day }[]>()
  let first = today
  for (const incident of incidents) {
    const at = countedAt(incident.occurred)
    if (at === undefined) continue
    const day = dayOf(timeZone, utcMs(at))
    if (day >= today) continue
    first = Math.min(first, day)
    const { area } = parseScopeId(incident.scope)
    byArea.set(area, [...(byArea.get(area) ?? []), { incident, day }])
  }
  const oldest = weekBack(today, first)
  return areas.flatMap((area) => {
    const own = byArea.get(area) ?? []
    const totals = Array.from({ length: weeks }, (_, week) => {
      const back = weeks - 1 - week
      if (back > oldest) return null
      return own.filter(({ day }) => weekBack(today, day) === back).length
    })
    const reading = earsC2(totals, weeks - 1, { completeness: shareOf(area) })
    if (!reading?.isUnusual || reading.chance === null) return []
    const chance = Math.min(1, Math.max(reading.chance * areas.length, rarestTold))
    const behind = own.filter(({ day }) => day >= today - 7).map(({ incident }) => incident)
    const [from, to] = [dateOfDay(today - 7), dateOfDay(today - 1)]
    const expected = rounded(reading.usual.mean)
    return [
      {
        kind: 'area_total' as const,
        about: null,
        areas: [area],
        from,
        to,
        observed: reading.observed,
        expected,
        chance,
        recurs: Math.round(recurrenceDays(chance)),
        reasons: [
          { code: 'reports_here' as const, count: reading.observed, from, to },
          { code: 'reports_usual' as const, count: expected },
        ],
        behind: behind.slice(0, mostBehind).map(({ id }) => id),
        scopes: [...new Set(own.map(({ incident }) => incident.scope))].sort(),
      },
    ]
  })
}
