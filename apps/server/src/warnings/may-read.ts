import { reachOfOthers } from '@tocsin/schema/access/reach'
import { grantedScopes } from '@tocsin/schema/access/rules'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { AreaId, ScopeId } from '@tocsin/schema/primitives/ids'

/**
 * Who may be told of something that was computed from records of these scopes: whoever may read the
 * facts of each of them. One that is not theirs withholds all of it (SPEC EW-21).
 */
export function mayReadAll(reader: Actor, areas: readonly AreaId[]) {
  const granted: ReadonlySet<ScopeId> = new Set(grantedScopes(reader, areas))
  const isOpen = (scope: ScopeId) =>
    granted.has(scope) && reachOfOthers(reader, { scope }, 'facts') !== 'none'
  return (scopes: readonly ScopeId[]): boolean => scopes.every(isOpen)
}
