import type { Band } from '../primitives/ids.ts'
import { ageBands } from '../vocabulary/age-bands.ts'
import { flashKinds } from '../vocabulary/flash-kinds.ts'
import { threatKinds } from '../vocabulary/threat-kinds.ts'
import { victimGroups } from '../vocabulary/victim-groups.ts'
import { violationTypes } from '../vocabulary/violation-types.ts'
import type { Victims, Violation } from './bodies.ts'

/** What a record says at its first saving, as far as its band depends on it. */
type Said = {
  what?: string | undefined
  kind?: string | undefined
  violations?: readonly Violation[] | undefined
}

const sensitive = (list: { items: readonly { code: string; sensitive: boolean }[] }) =>
  new Set(list.items.filter((item) => item.sensitive).map((item) => item.code))

const sensitiveKinds = new Set([...sensitive(flashKinds), ...sensitive(threatKinds)])
const childGroups = new Set<string>(
  victimGroups.items.filter(({ age }) => age === 'child').map(({ code }) => code),
)
const childAges = new Set<string>(
  ageBands.items.filter(({ to }) => to !== null && to < 18).map(({ code }) => code),
)
const sensitiveViolations = sensitive(violationTypes)

/**
 * The band in which a new record starts: the stricter one as soon as children or sexual violence are
 * named, so that need-to-know holds from the first byte (SPEC AC-3).
 */
export function startingBand({ what, kind, violations = [] }: Said): Band {
  const named = [what, kind].some((code) => code !== undefined && sensitiveKinds.has(code))
  return named || violations.some(isSensitive) ? 'restricted' : 'standard'
}

function isSensitive({ type, victims = [] }: Violation): boolean {
  return sensitiveViolations.has(type) || victims.some(isChild)
}

function isChild({ group, ageBand }: Victims): boolean {
  return childGroups.has(group) || (ageBand !== undefined && childAges.has(ageBand))
}
