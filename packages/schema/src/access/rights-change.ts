import type { Actor } from '../primitives/actor.ts'
import { type AreaId, type Band, parseScopeId, type ScopeId, scopeId } from '../primitives/ids.ts'
import { missionScope } from '../primitives/mission-scope.ts'
import { roleAccess } from './role-access.ts'
import { grantedScopes, type ReadablePart, reachOfOthers, readableParts } from './rules.ts'

/** What somebody may do, whichever seat of theirs does it. */
export type Rights = Pick<Actor, 'role' | 'component' | 'areas'>

/**
 * What becomes of a scope on a device when the rights of its seat change and the scope stays granted
 * (SPEC RC-3). `drop`: something of it may be read no longer, so all that others wrote goes and what
 * is left comes anew. `again`: more may be read, which comes with everything from the beginning.
 */
export type ScopeFate = 'keep' | 'again' | 'drop'

export function fateOfScope(before: Rights, after: Rights, scope: ScopeId): ScopeFate {
  if (scope === missionScope) return 'keep'
  const [had, has] = [wholeParts(before, scope), wholeParts(after, scope)]
  if ([...had].some((part) => !has.has(part))) return 'drop'
  return has.size > had.size ? 'again' : 'keep'
}

/** One area and band of which somebody reads more or less than before. */
export type ReadsChange = {
  area: AreaId
  band: Band
  before: readonly ReadablePart[]
  after: readonly ReadablePart[]
}

/** What a change of rights changes in what is read of others' standing records, for those who decide on it. */
export function readsChanges(
  before: Rights,
  after: Rights,
  areas: readonly AreaId[],
): ReadsChange[] {
  return areas.flatMap((area) =>
    (['standard', 'restricted'] as const).flatMap((band) => {
      const scope = scopeId(area, band)
      const change = {
        area,
        band,
        before: partsIn(before, scope, areas),
        after: partsIn(after, scope, areas),
      }
      return change.before.join() === change.after.join() ? [] : [change]
    }),
  )
}

function partsIn(rights: Rights, scope: ScopeId, areas: readonly AreaId[]): ReadablePart[] {
  if (!grantedScopes(rights, areas).includes(scope)) return []
  return readableParts.filter((part) => reachOfOthers(rights, { scope }, part) !== 'none')
}

/** Every part that travels whole to a device, by what a record may become: strict, or set aside. */
function wholeParts(rights: Rights, scope: ScopeId): ReadonlySet<string> {
  const whole = new Set<string>()
  if (!roleAccess[rights.role].bands.includes(parseScopeId(scope).band)) return whole
  for (const isStrict of [false, true]) {
    for (const isSetAside of [false, true]) {
      for (const part of readableParts) {
        const isWhole = reachOfOthers(rights, { scope, isStrict, isSetAside }, part) === 'whole'
        if (isWhole) whole.add(`${isStrict} ${isSetAside} ${part}`)
      }
    }
  }
  return whole
}
