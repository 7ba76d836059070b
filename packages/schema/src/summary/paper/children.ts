import type { Violation } from '../../events/bodies.ts'
import { type Count, exactly, sumCounts, ZERO } from '../../primitives/count.ts'
import { itemOf } from '../../vocabulary/find.ts'
import { graveViolationOf } from '../../vocabulary/grave-violation-of.ts'
import { graveViolations } from '../../vocabulary/grave-violations.ts'
import { victimGroups } from '../../vocabulary/victim-groups.ts'
import { violationTypes } from '../../vocabulary/violation-types.ts'
import { countOf, isCountedByVictims } from '../compute.ts'
import type { PaperIncident } from './source.ts'
import type { PaperModel } from './state.ts'
import { type Item, traced, tracedSplit } from './traced.ts'

type Rows = readonly PaperIncident[]

/** The six grave violations, and who may be a child and is not counted as one (SPEC SP-6, VO-6). */
export function childrenOf(now: Rows, before: Rows): PaperModel['children'] {
  return {
    violations: graveViolations.items.map(({ code }) => ({
      violation: code,
      countedBy: violationTypes.items.some(
        (type) => type.grave === code && type.countedBy === 'victims',
      )
        ? 'victims'
        : 'incidents',
      now: tracedSplit(itemsOf(code, now)),
      before: tracedSplit(itemsOf(code, before)),
    })),
    ageUnknown: traced(
      now.flatMap((row) => row.violations.map((one) => ({ row, count: ofUnknownAge(one) }))),
    ),
  }
}

function itemsOf(grave: string, rows: Rows): Item[] {
  return rows.flatMap((row) =>
    row.violations
      .filter(({ type }) => itemOf(violationTypes, type)?.grave === grave)
      .map((violation) => ({ row, count: childrenIn(violation) })),
  )
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
