import type { TreeNode } from '@tocsin/schema/chain/log-tree'
import type { MissionId, ScopeId } from '@tocsin/schema/primitives/ids'
import type { Trees } from './grow-trees.ts'
import type { Handle } from './log-deps.ts'
import { readNodes } from './sql-nodes.ts'

/** The trees of all scopes as they stood when the log had come to a number, from what is kept of them. */
export async function treesUpTo(db: Handle, mission: MissionId, seq: number): Promise<Trees> {
  const rows = await db
    .selectFrom('event')
    .select(({ fn }) => ['scope', fn.max('scope_seq').as('size')])
    .where('mission_id', '=', mission)
    .where('seq', '<=', seq)
    .groupBy('scope')
    .execute()
  const trees = new Map<
    ScopeId,
    { size: number; frontier: Awaited<ReturnType<typeof readNodes>> }
  >()
  for (const row of rows) {
    // as: the column holds only scopes of checked headers.
    const scope = row.scope as ScopeId
    const size = Number(row.size)
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
