import type { Victims, Violation } from '../events/bodies.ts'
import { type Count, exactly, isNobody, sumCounts } from '../primitives/count.ts'
import { grouped } from '../primitives/grouped.ts'
import type { AreaId, RecordId } from '../primitives/ids.ts'
import { countedAt } from '../primitives/occurred.ts'
import { utcMs } from '../primitives/utc-minute.ts'
import type { Week } from '../primitives/week.ts'
import { itemOf } from '../vocabulary/find.ts'
import { violationTypes } from '../vocabulary/violation-types.ts'
import type {
  Apart,
  AreaKey,
  Behind,
  Figure,
  Headline,
  Split,
  SummaryRow,
  WeeklySummary,
} from './state.ts'

/** One counted incident, or one violation of it, with the week and the side it belongs to. */
type Item = { row: SummaryRow; area: AreaKey; isNow: boolean; side: keyof Behind; count: Count }

/**
 * The figures of a week, by when things happened, against the week before (SPEC SU-1 to SU-6, SU-9).
 * `areas` = the mission's, so that an area without incidents is a row of zeros and not a gap.
 */
export function weeklySummary(
  rows: readonly SummaryRow[],
  { week, previous, areas }: { week: Week; previous: Week; areas: readonly AreaId[] },
): WeeklySummary {
  const incidents = rows.flatMap((row): Item[] => {
    const isNow = isIn(week, row)
    if (row.countedAs === null || (!isNow && !isIn(previous, row))) return []
    return [{ row, area: areaOf(row), isNow, side: row.countedAs, count: exactly(1) }]
  })
  const violations = incidents.flatMap((item) =>
    item.row.violations.map((violation) => ({ ...item, violation, count: countOf(violation) })),
  )
  const ofType = grouped(violations, ({ violation }) => violation.type)
  const ofArea = grouped(violations, ({ area }) => area)
  const inArea = grouped(incidents, ({ area }) => area)
  const types = typesIn(ofType)
  const areaKeys = areasIn(areas, inArea)
  return {
    week,
    previous,
    incidents: figure(incidents),
    headline: headlinesOf(violations),
    byViolation: types.map((type) => ({ type, ...figure(ofType.get(type)) })),
    byArea: areaKeys.map((area) => ({
      area,
      incidents: figure(inArea.get(area)),
      headline: headlinesOf(ofArea.get(area)),
    })),
    cells: types.flatMap((type) => {
      const cells = grouped(ofType.get(type) ?? [], ({ area }) => area)
      return areaKeys.flatMap((area) => {
        const items = cells.get(area)
        return items ? [{ type, area, ...figure(items) }] : []
      })
    }),
    withoutViolation: figure(incidents.filter(({ row }) => row.violations.length === 0)),
    apart: {
      unknownDate: rows.filter((row) => hasUnknownDate(row, week)).map(toApart),
      countryOnly: incidents
        .filter(({ isNow, area }) => isNow && area === null)
        .map(({ row }) => toApart(row)),
    },
  }
}

function isIn(week: Week, { occurred }: SummaryRow): boolean {
  const at = countedAt(occurred)
  return at !== undefined && week.start <= at && at < week.end
}

function hasUnknownDate({ countedAs, occurred, knownAt }: SummaryRow, week: Week): boolean {
  if (countedAs === null || countedAt(occurred) !== undefined) return false
  return utcMs(week.start) <= knownAt && knownAt < utcMs(week.end)
}

function areaOf({ place, area }: SummaryRow): AreaKey {
  return place?.kind === 'country' ? null : area
}

/** The code list says whether people or occurrences are counted; a code of a newer list by what it carries. */
export function isCountedByVictims({ type, count, victims }: Violation): boolean {
  const item = itemOf(violationTypes, type)
  if (item) return item.countedBy === 'victims'
  return count !== undefined || victims !== undefined
}

/**
 * How many civilians: the total as told, else its parts, else "at least one": a violation has a
 * victim (SPEC SU-3). Members of armed forces and groups are told apart and not counted (SPEC SU-8).
 */
export function countOf(violation: Violation): Count {
  if (!isCountedByVictims(violation)) return exactly(1)
  const { count, victims = [] } = violation
  const civilians = victims.filter(({ status }) => status !== 'combatant')
  if (count)
    return without(
      count,
      victims.filter((group) => !civilians.includes(group)),
    )
  if (victims.length > 0) return sumCounts(civilians.map((group) => group.count))
  return { min: 1, best: null, max: null, status: 'reported' }
}

/** Takes the best figure of each group off every end of a total; nothing goes below nobody. */
function without(total: Count, groups: readonly Victims[]): Count {
  const people = groups.reduce((sum, { count }) => sum + (count.best ?? count.min), 0)
  const less = (n: number) => Math.max(0, n - people)
  return {
    min: less(total.min),
    best: total.best === null ? null : less(total.best),
    max: total.max === null ? null : less(total.max),
    status: total.status,
  }
}

type ViolationItem = Item & { violation: Violation }

function headlinesOf(items: readonly ViolationItem[] = []): Record<Headline, Figure> {
  const of = grouped(items, ({ violation }) => itemOf(violationTypes, violation.type)?.headline)
  return {
    killed: figure(of.get('killed')),
    injured: figure(of.get('injured')),
    abducted: figure(of.get('abducted')),
    sexual_violence: figure(of.get('sexual_violence')),
  }
}

function figure(items: readonly Item[] = []): Figure {
  const [now, before] = [noItems(), noItems()]
  for (const item of items) (item.isNow ? now : before)[item.side].push(item)
  return {
    now: split(now),
    before: split(before),
    behind: { now: behind(now), before: behind(before) },
  }
}

type Sides = Record<keyof Behind, Item[]>

function noItems(): Sides {
  return { verified: [], unverified: [] }
}

function split(of: Sides): Split {
  const [verified, unverified] = [sumOf(of.verified), sumOf(of.unverified)]
  return { verified, unverified, total: sumCounts([verified, unverified]) }
}

function sumOf(items: readonly Item[]): Count {
  return sumCounts(items.map(({ count }) => count))
}

function behind({ verified, unverified }: Sides): Behind {
  return { verified: idsOf(verified), unverified: idsOf(unverified) }
}

/**
 * What adds nobody to a number, such as a killing of soldiers only, is not behind it. Items of one
 * incident stand beside each other.
 */
function idsOf(items: readonly Item[]): RecordId[] {
  const ids: RecordId[] = []
  for (const { row, count } of items)
    if (!isNobody(count) && ids.at(-1) !== row.id) ids.push(row.id)
  return ids
}

/** In the order of the code list; codes of a newer one after it. */
function typesIn(present: ReadonlyMap<string, unknown>): string[] {
  const known: string[] = violationTypes.items.map(({ code }) => code)
  const newer = [...present.keys()].filter((type) => !known.includes(type)).sort()
  return [...known.filter((type) => present.has(type)), ...newer]
}

function areasIn(areas: readonly AreaId[], present: ReadonlyMap<AreaKey, unknown>): AreaKey[] {
  const keys = new Set<AreaKey>(areas)
  for (const area of present.keys()) if (area !== null) keys.add(area)
  return present.has(null) ? [...keys, null] : [...keys]
}

function toApart({ id, area, what, occurred, place }: SummaryRow): Apart {
  return { id, area, what, occurred, place }
}
