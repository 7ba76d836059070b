import { logLeaf } from '@tocsin/schema/chain/log-leaf'
import { rootOver, type TreeNode } from '@tocsin/schema/chain/log-tree'
import { merkleRoot } from '@tocsin/schema/chain/merkle'
import { type Bytes, fromHex } from '@tocsin/schema/primitives/bytes'
import type { MissionId, ScopeId } from '@tocsin/schema/primitives/ids'
import { sql } from 'kysely'
import { type KeptNode, keptLevels } from './grow-trees.ts'
import type { Handle } from './log-deps.ts'

/** What a node is made of: leaves, or kept nodes of the level below it. */
type Below = { level: number; from: number; count: number }

function below({ level, index }: TreeNode): Below {
  const kept = level - (level % keptLevels)
  const count = 2 ** (level - kept)
  return { level: kept, from: index * count, count }
}

/** Complete subtrees of a scope's tree, in the order asked for; each from at most 128 rows. */
export async function readNodes(
  db: Handle,
  mission: MissionId,
  scope: ScopeId,
  nodes: readonly TreeNode[],
): Promise<Bytes[]> {
  const asked = nodes.map(below)
  const leaves = await readLeaves(
    db,
    mission,
    scope,
    asked.filter(({ level }) => level === 0),
  )
  const kept = await readKept(
    db,
    mission,
    scope,
    asked.filter(({ level }) => level > 0),
  )
  return asked.map(({ level, from, count }) => {
    const hashes = Array.from({ length: count }, (_, at) => {
      const hash = level === 0 ? leaves.get(from + at) : kept.get(`${level} ${from + at}`)
      if (!hash) throw new Error(`the log of ${scope} has a gap`)
      return hash
    })
    return count === 1 ? rootOver(hashes) : merkleRoot(hashes)
  })
}

async function readLeaves(db: Handle, mission: MissionId, scope: ScopeId, asked: readonly Below[]) {
  if (asked.length === 0) return new Map<number, Bytes>()
  const { rows } = await sql<{ seq: number; scope_seq: number; received_at: number; hash: string }>`
    select event.seq, event.scope_seq, event.received_at, event.hash
    from unnest(${asked.map(({ from }) => from)}::int8[], ${asked.map(({ count }) => count)}::int8[])
      as asked(first, many)
    join event on event.mission_id = ${mission} and event.scope = ${scope as string}
      and event.scope_seq > asked.first and event.scope_seq <= asked.first + asked.many`.execute(db)
  return new Map(
    rows.map((row) => {
      const line = {
        seq: row.seq,
        scopeSeq: row.scope_seq,
        receivedAt: row.received_at,
        hash: row.hash,
      }
      return [row.scope_seq - 1, logLeaf(line)]
    }),
  )
}

async function readKept(db: Handle, mission: MissionId, scope: ScopeId, asked: readonly Below[]) {
  if (asked.length === 0) return new Map<string, Bytes>()
  const { rows } = await sql<{ level: number; place: number; hash: string }>`
    select log_node.level, log_node.place, log_node.hash
    from unnest(${asked.map(({ level }) => level)}::int8[], ${asked.map(({ from }) => from)}::int8[],
      ${asked.map(({ count }) => count)}::int8[]) as asked(level, first, many)
    join log_node on log_node.mission_id = ${mission} and log_node.scope = ${scope as string}
      and log_node.level = asked.level
      and log_node.place >= asked.first and log_node.place < asked.first + asked.many`.execute(db)
  return new Map(rows.map(({ level, place, hash }) => [`${level} ${place}`, fromHex(hash)]))
}

export async function insertNodes(
  tx: Handle,
  mission: MissionId,
  nodes: readonly KeptNode[],
): Promise<void> {
  if (nodes.length === 0) return
  const rows = nodes.map(({ scope, level, index, hash }) => {
    return {
      mission_id: mission,
      scope,
      level,
      place: index,
      hash: Buffer.from(hash).toString('hex'),
    }
  })
  await tx.insertInto('log_node').values(rows).execute()
}
