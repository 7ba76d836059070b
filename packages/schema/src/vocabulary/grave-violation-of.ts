import { itemOf } from './find.ts'
import type { GraveViolationCode } from './grave-violations.ts'
import { victimGroups } from './victim-groups.ts'
import { violationTypes } from './violation-types.ts'

/**
 * Which of the six grave violations a stored type is for a victim group, or `null` (SPEC VO-6).
 * Types counted by incident and those that only children can suffer need no group; for the others a
 * group whose age is not known is not taken for children.
 */
export function graveViolationOf(type: string, victimGroup?: string): GraveViolationCode | null {
  const known = itemOf(violationTypes, type)
  if (!known?.grave) return null
  if (known.countedBy === 'incidents' || known.victims === 'children') return known.grave
  const group = victimGroup === undefined ? undefined : itemOf(victimGroups, victimGroup)
  return group?.age === 'child' ? known.grave : null
}
