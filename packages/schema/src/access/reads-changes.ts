import { type AreaId, type Band, type ScopeId, scopeId } from '../primitives/ids.ts'
import { type ReadablePart, reachOfOthers, readableParts } from './reach.ts'
import type { Rights } from './rights-change.ts'
import { grantedScopes } from './rules.ts'

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
