import type { Victims, Violation } from '../events/bodies.ts'
import { type Count, exactly, isNobody, sumCounts } from '../primitives/count.ts'
import type { AreaId } from '../primitives/ids.ts'
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

/** One counted incident, or one violation of it, with the week it belongs to. */
type Item = { row: SummaryRow; area: AreaKey; isNow: boolean; count: Count }

/**
 * The figures of a week, by when things happened, against the week before (SPEC SU-1 to SU-6, SU-9).
 * `areas` = the mission's, so that an area without incidents is a row of zeros and not a gap.
 */
export function weeklySummary(
  rows: readonly SummaryRow[],
  { week, previous, areas }: { week: Week; previous: Week; areas: readonly AreaId[] },
): WeeklySummary {
  const counted = rows.filter(({ countedAs }) => countedAs !== null)
  const incidents = counted.flatMap((row): Item[] => {
    const isNow = isIn(week, row)
    if (!isNow && !isIn(previous, row)) return []
    return [{ row, area: areaOf(row), isNow, count: exactly(1) }]
  })
  const violations = incidents.flatMap((item) =>
    item.row.violations.map((violation) => ({ ...item, violation, count: countOf(violation) })),
  )
  const types = typesIn(violations.map(({ violation }) => violation.type))
  const areaKeys = areasIn(areas, incidents)
  const ofType = (type: string) => violations.filter(({ violation }) => violation.type === type)
  return {
    week,
    previous,
    incidents: figure(incidents),
    headline: headlinesOf(violations),
    byViolation: types.map((type) => ({ type, ...figure(ofType(type)) })),
    byArea: areaKeys.map((area) => ({
      area,
      incidents: figure(incidents.filter((item) => item.area === area)),
      headline: headlinesOf(violations.filter((item) => item.area === area)),
    })),
    cells: types.flatMap((type) =>
      areaKeys.flatMap((area) => {
        const items = ofType(type).filter((item) => item.area === area)
        return items.length > 0 ? [{ type, area, ...figure(items) }] : []
      }),
    ),
    withoutViolation: figure(incidents.filter(({ row }) => row.violations.length === 0)),
    apart: {
      unknownDate: counted.filter((row) => hasUnknownDate(row, week)).map(toApart),
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

function hasUnknownDate({ occurred, knownAt }: SummaryRow, week: Week): boolean {
  if (countedAt(occurred) !== undefined) return false
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

function headlinesOf(items: readonly ViolationItem[]): Record<Headline, Figure> {
  const of = (headline: Headline) =>
    figure(
      items.filter(
        ({ violation }) => itemOf(violationTypes, violation.type)?.headline === headline,
      ),
    )
  return {
    killed: of('killed'),
    injured: of('injured'),
    abducted: of('abducted'),
    sexual_violence: of('sexual_violence'),
  }
}

function figure(items: readonly Item[]): Figure {
  const now = items.filter(({ isNow }) => isNow)
  const before = items.filter(({ isNow }) => !isNow)
  return {
    now: split(now),
    before: split(before),
    behind: { now: behind(now), before: behind(before) },
  }
}

function split(items: readonly Item[]): Split {
  const sumOf = (side: keyof Behind) => sumCounts(onSide(items, side).map(({ count }) => count))
  return {
    verified: sumOf('verified'),
    unverified: sumOf('unverified'),
    total: sumCounts(items.map(({ count }) => count)),
  }
}

/** What adds nobody to a number, such as a killing of soldiers only, is not behind it. */
function behind(items: readonly Item[]): Behind {
  const idsOf = (side: keyof Behind) => {
    const counting = onSide(items, side).filter(({ count }) => !isNobody(count))
    return [...new Set(counting.map(({ row }) => row.id))]
  }
  return { verified: idsOf('verified'), unverified: idsOf('unverified') }
}

function onSide(items: readonly Item[], side: keyof Behind): Item[] {
  return items.filter(({ row }) => row.countedAs === side)
}

/** In the order of the code list; codes of a newer one after it. */
function typesIn(types: readonly string[]): string[] {
  const present = new Set(types)
  const known: string[] = violationTypes.items.map(({ code }) => code)
  const newer = [...present].filter((type) => !known.includes(type)).sort()
  return [...known.filter((type) => present.has(type)), ...newer]
}

function areasIn(areas: readonly AreaId[], items: readonly Item[]): AreaKey[] {
  const keys = new Set<AreaKey>(areas)
  for (const { area } of items) if (area !== null) keys.add(area)
  return items.some(({ area }) => area === null) ? [...keys, null] : [...keys]
}

function toApart({ id, area, what, occurred, place }: SummaryRow): Apart {
  return { id, area, what, occurred, place }
}
