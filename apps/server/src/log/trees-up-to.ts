import type { TreeNode } from '@tocsin/schema/chain/log-tree'
import type { MissionId, ScopeId } from '@tocsin/schema/primitives/ids'
import { sql } from 'kysely'
import type { Trees } from './grow-trees.ts'
import type { Handle } from './log-deps.ts'
import { readNodes } from './sql-nodes.ts'

/** The trees of all scopes as they stood when the log had come to a number, from what is kept of them. */
export async function treesUpTo(db: Handle, mission: MissionId, seq: number): Promise<Trees> {
  // From the end of each scope backwards: of the log as it is now that is one row of each.
  const { rows } = await sql<{ scope: string; size: number }>`
    select scope_head.scope, last.scope_seq as size from scope_head
    cross join lateral (
      select event.scope_seq from event
      where event.mission_id = ${mission} and event.scope = scope_head.scope
        and event.seq <= ${seq}::int8
      order by event.scope_seq desc limit 1
    ) as last
    where scope_head.mission_id = ${mission}`.execute(db)
  const trees = new Map<
    ScopeId,
    { size: number; frontier: Awaited<ReturnType<typeof readNodes>> }
  >()
  for (const row of rows) {
    // as: the column holds only scopes of checked headers.
    const scope = row.scope as ScopeId
    const { size } = row
    trees.set(scope, { size, frontier: await readNodes(db, mission, scope, subtreesOf(size)) })
  }
  return trees
}

/** The complete subtrees of so many leaves, largest first: one for each bit of the number. */
export function subtreesOf(size: number): TreeNode[] {
  const nodes: TreeNode[] = []
  for (let from = 0; from < size; ) {
    const level = Math.floor(Math.log2(size - from))
    nodes.push({ level, index: from / 2 ** level })
    from += 2 ** level
  }
  return nodes
}
