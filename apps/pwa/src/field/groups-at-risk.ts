import { victimGroups } from '@tocsin/schema/vocabulary/victim-groups'
import { victimStatuses } from '@tocsin/schema/vocabulary/victim-statuses'

/** Nobody is at risk as "not known"; fighters are not whom the warning is for. */
const leftOut: ReadonlySet<string> = new Set([
  'unknown',
  'combatant',
  'child_unknown',
  'adult_unknown',
])

/** Who may be harmed: by sex and age, and by what they are. */
export const groupsAtRisk = [...victimStatuses.items, ...victimGroups.items].filter(
  ({ code }) => !leftOut.has(code),
)
