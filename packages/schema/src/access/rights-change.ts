import type { Actor } from '../primitives/actor.ts'
import type { ScopeId } from '../primitives/ids.ts'
import { reachOfOthers, readableParts } from './reach.ts'

/** What somebody may do, whichever seat of theirs does it. */
export type Rights = Pick<Actor, 'role' | 'component' | 'areas'>

/**
 * What becomes of a scope other than the roster's on a device when the rights of its seat change and the scope stays granted
 * (SPEC RC-3). `drop`: something of it may be read no longer, so all that others wrote goes and what
 * is left comes anew. `again`: more may be read, which comes with everything from the beginning.
 */
export type ScopeFate = 'keep' | 'again' | 'drop'

export function fateOfScope(before: Rights, after: Rights, scope: ScopeId): ScopeFate {
  const [had, has] = [wholeParts(before, scope), wholeParts(after, scope)]
  if ([...had].some((part) => !has.has(part))) return 'drop'
  return has.size > had.size ? 'again' : 'keep'
}

/** Every part that travels whole to a device, by what a record may become: strict, or set aside. */
function wholeParts(rights: Rights, scope: ScopeId): ReadonlySet<string> {
  const whole = new Set<string>()
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
