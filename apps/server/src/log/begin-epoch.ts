import type { LogTree } from '@tocsin/schema/chain/log-tree'
import { frontierText } from '@tocsin/schema/chain/log-tree'
import type { ScopeId } from '@tocsin/schema/primitives/ids'
import type { MissionWords } from '../words/words.ts'
import { growTrees, rootOfTrees } from './grow-trees.ts'
import type { Handle } from './log-deps.ts'
import { type LogKey, signHead } from './log-key.ts'
import { missionOf } from './mission.ts'
import { insertNodes } from './sql-nodes.ts'
import { readLog } from './stored-events.ts'

const page = 1000

/**
 * A new life of the log, after a restore or a change of the log key: its trees are made anew from
 * the events that are there, and signed under another epoch, so that every tablet is told openly
 * (SPEC PF-8). The caller's transaction holds the mission.
 */
export async function beginEpoch(
  tx: Handle,
  at: MissionWords,
  { epoch, logKey }: { epoch: string; logKey: LogKey },
): Promise<void> {
  await tx.updateTable('mission').set({ epoch }).where('mission_id', '=', at.mission).execute()
  await remakeTrees(tx, at, logKey)
}

/** For a log that was written before it had trees; does nothing to one that has a head. */
export async function ensureTrees(tx: Handle, at: MissionWords, logKey: LogKey): Promise<void> {
  const row = await tx
    .selectFrom('mission')
    .select(['head_json', 'next_seq'])
    .where('mission_id', '=', at.mission)
    .forUpdate()
    .executeTakeFirst()
  if (row && row.head_json === null && row.next_seq > 1) await remakeTrees(tx, at, logKey)
}

/** The trees of the events that are there, and their signed head; the caller says why they are made anew. */
export async function remakeTrees(tx: Handle, at: MissionWords, logKey: LogKey): Promise<void> {
  const { mission } = at
  const { epoch, lastSeq } = await missionOf(tx, mission)
  await tx.deleteFrom('log_node').where('mission_id', '=', mission).execute()
  const trees = new Map<ScopeId, LogTree>()
  let lastAt = 0
  for (let afterSeq = 0; afterSeq < lastSeq; ) {
    const entries = await readLog(tx, at, { afterSeq, upToSeq: lastSeq, limit: page })
    const last = entries.at(-1)?.numbered
    if (!last) throw new Error('the log has a gap')
    const { grown, kept } = growTrees(trees, entries)
    for (const [scope, tree] of grown) trees.set(scope, tree)
    await insertNodes(tx, mission, kept)
    afterSeq = last.seq
    lastAt = last.receivedAt
  }
  for (const [scope, tree] of trees) {
    await tx
      .updateTable('scope_head')
      .set({ scope_seq: tree.size, frontier: frontierText(tree) })
      .where('mission_id', '=', mission)
      .where('scope', '=', scope)
      .execute()
  }
  const head = { mission, epoch, seq: lastSeq, at: lastAt, ...rootOfTrees(trees) }
  const signed = lastSeq > 0 ? JSON.stringify(await signHead(logKey, head)) : null
  await tx
    .updateTable('mission')
    .set({ head_json: signed })
    .where('mission_id', '=', mission)
    .execute()
}
