import type { Violation } from '../../events/bodies.ts'
import { type Count, exactly, sumCounts, ZERO } from '../../primitives/count.ts'
import { grouped } from '../../primitives/grouped.ts'
import { itemOf } from '../../vocabulary/find.ts'
import { graveViolationOf } from '../../vocabulary/grave-violation-of.ts'
import { graveViolations } from '../../vocabulary/grave-violations.ts'
import { victimGroups } from '../../vocabulary/victim-groups.ts'
import { violationTypes } from '../../vocabulary/violation-types.ts'
import { isCountedByVictims } from '../compute.ts'
import type { CountedIncident, ViolationItem } from './counted.ts'
import type { Numbered } from './numbered.ts'
import type { PaperModel } from './state.ts'
import { traced, tracedSplit, violationItems } from './traced.ts'

type Rows = readonly CountedIncident[]

/** The six grave violations, and who may be a child and is not counted as one (SPEC SP-6, VO-6). */
export function childrenOf(now: Rows, before: Rows): Numbered<PaperModel>['children'] {
  const items = violationItems(now)
  const grave = { now: byGrave(items), before: byGrave(violationItems(before)) }
  return {
    violations: graveViolations.items.map(({ code }) => ({
      violation: code,
      countedBy: violationTypes.items.some(
        (type) => type.grave === code && type.countedBy === 'victims',
      )
        ? 'victims'
        : 'incidents',
      now: tracedSplit(grave.now.get(code) ?? [], childrenIn),
      before: tracedSplit(grave.before.get(code) ?? [], childrenIn),
    })),
    ageUnknown: traced(items, ofUnknownAge),
  }
}

function byGrave(items: readonly ViolationItem[]): ReadonlyMap<string | null, ViolationItem[]> {
  return grouped(items, ({ grave }) => grave)
}

function childrenIn({ violation, count }: ViolationItem): Count {
  if (!isCountedByVictims(violation)) return exactly(1)
  if (itemOf(violationTypes, violation.type)?.victims === 'children') return count
  const groups = civilians(violation).filter(({ group }) => ageOf(group) === 'child')
  return sumCounts(groups.map(({ count }) => count))
}

/** Of a type that is grave where its victims are children: everybody whose age nobody told. */
function ofUnknownAge({ violation, count, grave }: ViolationItem): Count {
  if (grave === null || graveViolationOf(violation.type) !== null) return ZERO
  const groups = civilians(violation)
  if (groups.length === 0) return count
  const told = groups.reduce((sum, { count }) => sum + (count.best ?? count.min), 0)
  const rest = Math.max(0, count.min - told)
  const unknown = groups.filter(({ group }) => ageOf(group) === null).map(({ count }) => count)
  return sumCounts(rest > 0 ? [...unknown, exactly(rest)] : unknown)
}

function civilians({ victims = [] }: Violation) {
  return victims.filter(({ status }) => status !== 'combatant')
}

function ageOf(group: string): 'child' | 'adult' | null {
  return itemOf(victimGroups, group)?.age ?? null
}
