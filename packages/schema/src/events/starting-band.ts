import type { Band, EventId } from '../primitives/ids.ts'
import { actorTypes } from '../vocabulary/actor-types.ts'
import { ageBands } from '../vocabulary/age-bands.ts'
import { flashKinds } from '../vocabulary/flash-kinds.ts'
import { threatKinds } from '../vocabulary/threat-kinds.ts'
import { victimGroups } from '../vocabulary/victim-groups.ts'
import { violationTypes } from '../vocabulary/violation-types.ts'
import type { ActorLink, Victims, Violation } from './bodies.ts'
import type { Told } from './tell.ts'

/** What a record says at its first saving, as far as its band depends on it. */
type Said = {
  what?: string | undefined
  kind?: string | undefined
  violations?: readonly Violation[] | undefined
  actors?: readonly ActorLink[] | undefined
  form?: 'flash' | 'full' | 'import' | undefined
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

const apartActors = new Set<string>(
  actorTypes.items
    .filter(({ side, separateChannel }) => side === 'state' || separateChannel)
    .map(({ code }) => code),
)

/** Whether the code names forces of the host State. */
export function isHostState(code: string): boolean {
  return actorTypes.items.some((item) => item.code === code && item.side === 'state')
}

/**
 * The band in which a new record starts: the stricter one as soon as children or sexual violence are
 * named, so that need-to-know holds from the first byte (SPEC AC-3), or who must not read that they
 * are (SPEC AC-9).
 */
export function startingBand(said: Said): Band {
  const { what, kind, violations = [] } = said
  const named = [what, kind].some((code) => code !== undefined && sensitiveKinds.has(code))
  const isRestricted = named || violations.some(isSensitive) || accusesApart(said)
  return isRestricted ? 'restricted' : 'standard'
}

/**
 * Names forces of the host State or the United Nations' own personnel. A team that meets them at a
 * checkpoint carries no colleague's report against them; but it has to know whom a threat comes
 * from, so that a threat is restricted only by the name of a unit or a person. What is published
 * already, an import, is no secret.
 */
function accusesApart({ kind, actors = [], form }: Said): boolean {
  if (form === 'import') return false
  const named = actors.filter(({ type }) => apartActors.has(type))
  return kind === undefined ? named.length > 0 : named.some(({ name }) => name !== undefined)
}

function isSensitive({ type, victims = [] }: Violation): boolean {
  return sensitiveViolations.has(type) || victims.some(isChild)
}

function isChild({ group, ageBand }: Victims): boolean {
  return childGroups.has(group) || (ageBand !== undefined && childAges.has(ageBand))
}

/** The event itself, when what it says belongs into the restricted band; null when it does not. */
export function restrictedBy(
  { id, seq }: Pick<Told, 'id' | 'seq'>,
  said: Said,
): { by: EventId; seq: number | null } | null {
  return startingBand(said) === 'restricted' ? { by: id, seq } : null
}
