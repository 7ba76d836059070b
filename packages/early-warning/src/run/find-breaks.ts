import { grouped } from '@tocsin/schema/primitives/grouped'
import { type AreaId, parseScopeId } from '@tocsin/schema/primitives/ids'
import { distanceM } from '@tocsin/schema/primitives/place'
import type { Area } from '../areas/area.ts'
import { cellArea } from '../areas/cells.ts'
import type { Random01 } from '../random.ts'
import type { Day, HarmEvent } from '../risk/harm-event.ts'
import { dateOfDay } from '../risk/harm-of.ts'
import { type Grid, gridOf } from '../scan/grid.ts'
import { neighboursOf } from '../scan/neighbours.ts'
import { scanExpected, type TrendBreak } from '../scan/scan.ts'
import type { FoundReason, FoundWarning } from './found.ts'
import { type Placed, recordIds, scopesOf } from './placed.ts'
import { rounded } from './rounded.ts'

/** Weeks that a scan looks back: two half-lives of its slow average. */
export const weeksBack = 104
const mostBehind = 50

/** Share of its usual that a week of an area is held against; 0 weeks back is the last one. */
export type ShareOf = (area: AreaId, back: number) => number

export type Breaks = {
  readonly is: 'scanned' | 'notYetKnown'
  readonly found: readonly FoundWarning[]
}

/**
 * Where more was reported in the last weeks than is usual, by cells. Weeks end with the day before
 * `today`; a week before anything was known is unknown, not empty.
 *
 * @param shareOf what each week is held against, by the area of responsibility that a cell is in
 */
export function findBreaks(placed: Placed, today: Day, shareOf: ShareOf, random: Random01): Breaks {
  const known = placed.events.filter(({ known, end }) => known < today && end < today)
  const cells = [...new Set(known.map(({ area }) => area))].sort().map(cellArea)
  if (cells.length === 0) return { is: 'notYetKnown', found: [] }
  const counts = weeklyCounts(known, cells, today)
  const shares = knownShares(known, responsible(known, cells, placed), today, shareOf)
  const metres = (a: number, b: number) => {
    const [one, other] = [cells[a], cells[b]]
    return one && other ? distanceM(one.centre, other.centre) : Number.NaN
  }
  const neighbours = neighboursOf(cells.length, metres)
  const scanned = scanExpected(counts, neighbours, random, { completeness: shares })
  if (scanned.kind === 'notYetKnown') return { is: 'notYetKnown', found: [] }
  const found = scanned.breaks.map((one) => foundBreak(one, known, cells, today, placed))
  return { is: 'scanned', found }
}

/** Weeks back from the last day before `today`: 0 is the last one. */
export function weekBack(today: Day, day: Day): number {
  return Math.floor((today - 1 - day) / 7)
}

function weeklyCounts(events: readonly HarmEvent[], cells: readonly Area[], today: Day): Grid {
  const column = new Map(cells.map(({ id }, i) => [id, i]))
  const grid = gridOf(
    Array.from({ length: weeksBack }, () => new Array<number>(cells.length).fill(0)),
  )
  for (const { area, end } of events) {
    const [back, at] = [weekBack(today, end), column.get(area)]
    if (at === undefined || back < 0 || back >= weeksBack) continue
    const cell = (weeksBack - 1 - back) * cells.length + at
    grid.values[cell] = (grid.values[cell] ?? 0) + 1
  }
  return grid
}

function knownShares(
  events: readonly HarmEvent[],
  areas: readonly AreaId[],
  today: Day,
  shareOf: ShareOf,
): Grid {
  const first = events.reduce((day, { end }) => Math.min(day, end), today)
  const oldest = weekBack(today, first)
  return gridOf(
    Array.from({ length: weeksBack }, (_, week) => {
      const back = weeksBack - 1 - week
      if (back > oldest) return areas.map(() => 0)
      const shares = new Map([...new Set(areas)].map((area) => [area, shareOf(area, back)]))
      return areas.map((area) => shares.get(area) ?? 1)
    }),
  )
}

/** Of each cell the area of responsibility that most of its reports are of. */
function responsible(
  events: readonly HarmEvent[],
  cells: readonly Area[],
  { scopeOf }: Placed,
): AreaId[] {
  const byCell = grouped(events, ({ area }) => area)
  return cells.map(({ id }) => {
    const scopes = (byCell.get(id) ?? []).flatMap((event) => scopeOf.get(event.id) ?? [])
    const counted = [...grouped(scopes, (scope) => parseScopeId(scope).area)]
    const [most] = counted.sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    if (!most) throw new Error(`a cell without a report: ${id}`)
    return most[0]
  })
}

function foundBreak(
  { areas, radiusM, weeks, observed, expected, chance, recurrenceDays }: TrendBreak,
  events: readonly HarmEvent[],
  cells: readonly Area[],
  today: Day,
  placed: Placed,
): FoundWarning {
  const ids = areas.map((area) => cells[area]?.id ?? '')
  const inside = new Set(ids)
  const behind = events
    .filter(({ area, end }) => inside.has(area) && weekBack(today, end) < weeks)
    .sort((a, b) => b.end - a.end)
  const [from, to] = [dateOfDay(today - 7 * weeks), dateOfDay(today - 1)]
  const reasons: FoundReason[] = [
    { code: 'reports_here', count: observed, from, to },
    { code: 'reports_usual', count: rounded(expected) },
  ]
  if (radiusM > 0) reasons.push({ code: 'within', km: Math.round(radiusM / 1000) })
  return {
    kind: 'trend_break',
    about: null,
    areas: ids,
    from,
    to,
    observed,
    expected: rounded(expected),
    chance,
    recurs: Math.round(recurrenceDays),
    reasons,
    behind: recordIds(behind, mostBehind),
    scopes: scopesOf(
      events.filter(({ area }) => inside.has(area)),
      placed,
    ),
  }
}
