import type { Violation } from '../../events/bodies.ts'
import { type Count, exactly, sumCounts, ZERO } from '../../primitives/count.ts'
import { grouped } from '../../primitives/grouped.ts'
import { itemOf } from '../../vocabulary/find.ts'
import { graveViolationOf } from '../../vocabulary/grave-violation-of.ts'
import { graveViolations } from '../../vocabulary/grave-violations.ts'
import { victimGroups } from '../../vocabulary/victim-groups.ts'
import { violationTypes } from '../../vocabulary/violation-types.ts'
import { countOf, isCountedByVictims } from '../compute.ts'
import type { PaperModel } from './state.ts'
import { type CountedIncident, type Item, traced, tracedSplit, violationItems } from './traced.ts'

type Rows = readonly CountedIncident[]

/** The six grave violations, and who may be a child and is not counted as one (SPEC SP-6, VO-6). */
export function childrenOf(now: Rows, before: Rows): PaperModel['children'] {
  const [graveNow, graveBefore] = [byGrave(now), byGrave(before)]
  return {
    violations: graveViolations.items.map(({ code }) => ({
      violation: code,
      countedBy: violationTypes.items.some(
        (type) => type.grave === code && type.countedBy === 'victims',
      )
        ? 'victims'
        : 'incidents',
      now: tracedSplit(graveNow.get(code) ?? []),
      before: tracedSplit(graveBefore.get(code) ?? []),
    })),
    ageUnknown: traced(
      violationItems(now).map(({ row, violation }) => ({ row, count: ofUnknownAge(violation) })),
    ),
  }
}

function byGrave(rows: Rows): ReadonlyMap<string, Item[]> {
  const found = violationItems(rows).flatMap(({ grave, row, violation }) =>
    grave === null ? [] : [{ grave, row, count: childrenIn(violation) }],
  )
  return grouped(found, ({ grave }) => grave)
}

function childrenIn(violation: Violation): Count {
  if (!isCountedByVictims(violation)) return exactly(1)
  if (itemOf(violationTypes, violation.type)?.victims === 'children') return countOf(violation)
  const groups = civilians(violation).filter(({ group }) => ageOf(group) === 'child')
  return sumCounts(groups.map(({ count }) => count))
}

/** Of a type that is grave where its victims are children: everybody whose age nobody told. */
function ofUnknownAge(violation: Violation): Count {
  const isOpen =
    graveViolationOf(violation.type) === null &&
    (itemOf(violationTypes, violation.type)?.grave ?? null) !== null
  if (!isOpen) return ZERO
  const groups = civilians(violation)
  if (groups.length === 0) return countOf(violation)
  const told = groups.reduce((sum, { count }) => sum + (count.best ?? count.min), 0)
  const rest = Math.max(0, countOf(violation).min - told)
  const unknown = groups.filter(({ group }) => ageOf(group) === null).map(({ count }) => count)
  return sumCounts(rest > 0 ? [...unknown, exactly(rest)] : unknown)
}

function civilians({ victims = [] }: Violation) {
  return victims.filter(({ status }) => status !== 'combatant')
}

function ageOf(group: string): 'child' | 'adult' | null {
  return itemOf(victimGroups, group)?.age ?? null
}
