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

export type Breaks = {
  readonly is: 'scanned' | 'notYetKnown'
  readonly found: readonly FoundWarning[]
}

/**
 * Where more was reported in the last weeks than is usual, by cells. Weeks end with the day before
 * `today`; a week before anything was known is unknown, not empty.
 *
 * @param completeness share of each week that has been received, newest first
 */
export function findBreaks(
  placed: Placed,
  today: Day,
  completeness: readonly number[],
  random: Random01,
): Breaks {
  const known = placed.events.filter(({ known, end }) => known < today && end < today)
  const cells = [...new Set(known.map(({ area }) => area))].sort().map(cellArea)
  if (cells.length === 0) return { is: 'notYetKnown', found: [] }
  const counts = weeklyCounts(known, cells, today)
  const shares = knownShares(known, cells.length, today, completeness)
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
  areas: number,
  today: Day,
  completeness: readonly number[],
): Grid {
  const first = events.reduce((day, { end }) => Math.min(day, end), today)
  const oldest = weekBack(today, first)
  return gridOf(
    Array.from({ length: weeksBack }, (_, week) => {
      const back = weeksBack - 1 - week
      const share = back > oldest ? 0 : (completeness[back] ?? 1)
      return new Array<number>(areas).fill(share)
    }),
  )
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
