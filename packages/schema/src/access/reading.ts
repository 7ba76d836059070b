import type { Role } from '../primitives/actor.ts'
import type { Band } from '../primitives/ids.ts'
import type { ComponentCode } from '../vocabulary/components.ts'

/**
 * How far a reader gets at a part of an event. `whole`: it travels to the reader's device, signed and
 * committed as its author wrote it. `view`: the server shows it, without the fields of
 * {@link withheldInView}, and the device gets its commitment. `none`: nothing but the commitment.
 */
export type Reach = 'whole' | 'view' | 'none'

/** `set_aside`: withdrawn by its author or rejected by a verifier. It counts only in views: a device cannot unread. */
export type RecordState = 'standing' | 'set_aside'

export type ReadRule = {
  role: Role
  component: 'mandated' | 'any'
  band: Band | 'any'
  state: RecordState | 'any'
  facts: Reach
  narrative: Reach
  provenance: Reach
}

/**
 * Components whose mandate is what the restricted band holds: children (Security Council resolution
 * 1612), sexual violence (1960), and the human rights of everybody. Who visits a village with such a
 * mandate has to know what was reported there; the soldier beside them has not.
 */
export const mandatedComponents: readonly ComponentCode[] = [
  'child_protection',
  'women_protection',
  'human_rights',
]

function rule(
  who: readonly [Role, ReadRule['component'], ReadRule['band'], ReadRule['state']],
  [facts, narrative, provenance]: readonly [Reach, Reach, Reach],
): ReadRule {
  const [role, component, band, state] = who
  return { role, component, band, state, facts, narrative, provenance }
}

/** Who reads what of others' records (SPEC AC-4): the first line that fits holds; without one, nothing. */
export const readRules: readonly ReadRule[] = [
  //    role             component   band          state         facts    narrative provenance
  rule(['jpt_member', 'any', 'standard', 'any'], ['whole', 'whole', 'none']),
  rule(['jpt_member', 'mandated', 'restricted', 'any'], ['whole', 'none', 'none']),
  rule(['team_leader', 'any', 'standard', 'any'], ['whole', 'whole', 'whole']),
  rule(['team_leader', 'any', 'restricted', 'any'], ['whole', 'none', 'none']),
  rule(['analyst', 'any', 'any', 'any'], ['whole', 'whole', 'whole']),
  rule(['headquarters', 'any', 'standard', 'standing'], ['whole', 'view', 'view']),
  rule(['headquarters', 'any', 'standard', 'set_aside'], ['whole', 'none', 'view']),
  rule(['headquarters', 'mandated', 'restricted', 'any'], ['whole', 'none', 'none']),
  rule(['headquarters', 'any', 'restricted', 'any'], ['view', 'none', 'none']),
]

/**
 * What a view of the facts leaves out, in `list[].field`: how good a source is, from whom it has its
 * word, in which language it spoke (which may tell of whom it is one), and which unit of the host State is named. Peacekeepers may have to use force against
 * their hosts (source paper 003): a name that reaches them from headquarters costs the one who gave it.
 */
export const withheldInView = [
  { list: 'sources', field: 'reliability', of: 'any' },
  { list: 'sources', field: 'credibility', of: 'any' },
  { list: 'sources', field: 'origin', of: 'any' },
  { list: 'sources', field: 'language', of: 'any' },
  { list: 'sources', field: 'interpreter', of: 'any' },
  { list: 'actors', field: 'name', of: 'host_state' },
] as const
