import {
  type AreaId,
  parseScopeId,
  type RecordId,
  type ScopeId,
  type SeatId,
} from '@tocsin/schema/primitives/ids'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { planRights } from '@tocsin/schema/sync/take-rights'
import type { RightsProof } from '@tocsin/schema/trust/signed'
import type { SeatStatement } from '@tocsin/schema/trust/statements'
import type { isSaidOfSeat } from '@tocsin/seal/check-revocation'
import { checkRights } from '@tocsin/seal/check-rights'
import type { StoredEntry } from './fold-record.ts'
import type { Change, LogDeps, LogState } from './log-state.ts'
import type { Profile } from './profile.ts'
import type { readAllClusters } from './read-log.ts'

// This file comes with "ready for offline". What it needs of the log it is given, as
// `ready-erase-here.ts` is.

/** What it is given of the log and of sealing. */
export type RightsTools = {
  readAllClusters: typeof readAllClusters
  isSaidOfSeat: typeof isSaidOfSeat
  missionScope: ScopeId
}

/**
 * A change with this seat's new rights in it (SPEC RC-3): what may be read no longer goes with the same
 * writing, what may be read now is asked for from its beginning. Own events stay, sent or not.
 */
export async function takeRights(
  { readAllClusters: readAll, isSaidOfSeat: isSaid, missionScope: roster }: RightsTools,
  deps: LogDeps,
  { meta }: LogState,
  asked: Change,
  proof: RightsProof,
): Promise<Result<Change, Problem>> {
  const { profile } = meta
  const said = await proven(profile, deps.vault.seat.id, proof, isSaid)
  if (!said) return ok(asked)
  const plan = planRights(said, {
    before: profile,
    here: meta.rights,
    held: meta.cursors,
    granted: asked.meta.cursors,
    end: meta.head.seatSeq,
    roster,
  })
  if (!plan) return ok(asked)
  const { cursors, here, dropped, rights } = plan
  // as: the keys of `Cursors` are scopes.
  const granted = Object.keys(asked.meta.cursors) as ScopeId[]
  const kept = new Set(granted.filter((scope) => !dropped.has(scope)))
  const clusters = await onlyScopes(readAll, deps, asked, kept)
  if (!clusters.ok) return clusters
  if (!plan.isNew) {
    return ok({ ...asked, clusters: clusters.value, meta: { ...asked.meta, cursors } })
  }
  return ok({
    ...asked,
    clusters: clusters.value,
    meta: {
      ...asked.meta,
      cursors,
      profile: {
        ...profile,
        role: rights.role,
        component: rights.component ?? null,
        areas: [...rights.areas],
      },
      rights: { ...here, restart: [...here.restart] },
      rightsNews: areasOf([...plan.gone, ...dropped]),
    },
  })
}

/**
 * As with the end of a seat: what does not lead from the pinned root changes nothing (SPEC RC-2). A tablet
 * that was enrolled before missions had a root has nothing to prove it by, and believes its server.
 */
async function proven(
  { mission, root }: Profile,
  seat: SeatId,
  proof: RightsProof,
  isSaid: typeof isSaidOfSeat,
): Promise<SeatStatement | undefined> {
  if (root === undefined) return proof.enrolled.statement
  return checkRights(proof, { mission, fingerprint: root, seat }, isSaid)
}

/** What others wrote outside these scopes goes, also what a teammate handed over and nobody has pulled. */
async function onlyScopes(
  readAll: typeof readAllClusters,
  deps: LogDeps,
  { clusters: changed }: Change,
  scopes: ReadonlySet<ScopeId>,
): Promise<Result<Change['clusters'], Problem>> {
  const read = await readAll(deps)
  if (!read.ok) return read
  const next = new Map<RecordId, readonly StoredEntry[]>(changed)
  for (const [record, entries] of new Map([...read.value, ...changed])) {
    const kept = entries.filter(({ event: { header } }) => {
      return header.seat === deps.vault.seat.id || scopes.has(header.scope)
    })
    if (kept.length < entries.length) next.set(record, kept)
  }
  return ok(next)
}

function areasOf(scopes: readonly ScopeId[]): AreaId[] {
  return [...new Set(scopes.map((scope) => parseScopeId(scope).area))]
}
