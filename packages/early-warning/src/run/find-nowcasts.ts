import { grouped } from '@tocsin/schema/primitives/grouped'
import { type AreaId, parseScopeId } from '@tocsin/schema/primitives/ids'
import { countedAt } from '@tocsin/schema/primitives/occurred'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { completenessOf, type Source } from '../nowcast/completeness.ts'
import { dayMs, delayOf } from '../nowcast/delay.ts'
import { nowcast } from '../nowcast/nowcast.ts'
import { receivedShare } from '../nowcast/received-share.ts'
import { trendOf } from '../nowcast/trend.ts'
import type { FoundNowcast } from './found.ts'
import type { KnownIncident, RunInputs } from './inputs.ts'

const weekMs = 7 * dayMs
/** By what was reported in half a year it is told how much each source usually says. */
const weightWeeks = 26
const windowWeeks = 4

/** Completeness of windows, of all sources or those of an area. */
export type Completeness = (fromMs: number, toMs: number, area?: AreaId) => number | undefined

/**
 * By whoever reports: delays of its own where twenty are known, else the mission's. A tablet's days
 * count up to its last contact; what is imported has none.
 */
export function completenessAt(
  { incidents, sources }: Pick<RunInputs, 'incidents' | 'sources'>,
  nowMs: number,
): Completeness {
  const delays = (of: readonly KnownIncident[]) =>
    receivedShare(of.flatMap(({ occurred, knownAt }) => delayOf(occurred, knownAt, nowMs) ?? []))
  const common = delays(incidents)
  const contacts = new Map(
    sources.map(({ seat, contactsMs }) => [seat, contactsMs.reduce((a, b) => Math.max(a, b), 0)]),
  )
  const lately = incidents.filter(({ knownAt }) => knownAt > nowMs - weightWeeks * weekMs)
  const groups = grouped(lately, ({ seat, scope }) => `${seat} ${parseScopeId(scope).area}`)
  const all = [...groups.values()].flatMap((own): (Source & { area: AreaId })[] => {
    const [first] = own
    if (!first) return []
    const lastContactMs = contacts.get(first.seat)
    return [
      {
        area: parseScopeId(first.scope).area,
        weight: own.length,
        received: delays(own) ?? common,
        ...(lastContactMs !== undefined && { lastContactMs }),
      },
    ]
  })
  return (fromMs, toMs, area) => {
    const asked = all.filter((source) => area === undefined || source.area === area)
    return completenessOf({ fromMs, toMs }, asked, nowMs)
  }
}

/** The last four weeks of the mission and of each area of responsibility, and which way they go. */
export function findNowcasts(
  { incidents, areas }: Pick<RunInputs, 'incidents' | 'areas'>,
  completeness: Completeness,
  todayMs: number,
): FoundNowcast[] {
  const span = windowWeeks * weekMs
  const inWindow = (fromMs: number, area: AreaId | undefined) =>
    incidents.filter(({ occurred, scope }) => {
      const at = countedAt(occurred)
      if (at === undefined) return false
      const ms = utcMs(at)
      const isHere = area === undefined || parseScopeId(scope).area === area
      return isHere && ms >= fromMs && ms < fromMs + span
    }).length
  return [undefined, ...areas].map((area) => {
    const from = todayMs - span
    const now = nowcast(inWindow(from, area), completeness(from, todayMs, area))
    const before = inWindow(from - span, area)
    return { area: area ?? null, now, before, trend: trendOf(now, before) }
  })
}
