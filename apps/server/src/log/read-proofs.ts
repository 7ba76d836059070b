import { treeOf } from '@tocsin/schema/chain/log-tree'
import type { MissionId, ScopeId } from '@tocsin/schema/primitives/ids'
import { SignedHead } from '@tocsin/schema/sync/log-word'
import type { Handle } from './log-deps.ts'
import type { Proofs } from './log-store.ts'

/** Head and trees by one statement, so that they are of one moment. */
export async function readProofs(db: Handle, mission: MissionId): Promise<Proofs> {
  const rows = await db
    .selectFrom('mission')
    .leftJoin('scope_head', 'scope_head.mission_id', 'mission.mission_id')
    .select([
      'mission.head_json',
      'scope_head.scope',
      'scope_head.scope_seq',
      'scope_head.frontier',
    ])
    .where('mission.mission_id', '=', mission)
    .execute()
  const json = rows[0]?.head_json ?? null
  return {
    signed: json === null ? null : SignedHead.parse(JSON.parse(json)),
    trees: new Map(
      rows.flatMap(({ scope, scope_seq: size, frontier }) => {
        if (scope === null || size === null) return []
        // as: the column holds only scopes of checked headers.
        return [[scope as ScopeId, treeOf(size, frontier ?? '')] as const]
      }),
    ),
  }
}
