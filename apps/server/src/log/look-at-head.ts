import { checkEvent } from '@tocsin/schema/chain/chain'
import { headBytes } from '@tocsin/schema/chain/log-head'
import { treeOf } from '@tocsin/schema/chain/log-tree'
import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId, ScopeId } from '@tocsin/schema/primitives/ids'
import { SignedHead } from '@tocsin/schema/sync/log-word'
import { verifyRun } from '@tocsin/seal/seat-key'
import type { MissionWords } from '../words/words.ts'
import { rootOfTrees } from './grow-trees.ts'
import type { Handle } from './log-deps.ts'
import { readLog } from './stored-events.ts'
import { treesUpTo } from './trees-up-to.ts'

/** What a look at the stored head can find (SPEC PF-19). */
export type HeadFlaw =
  /** There are events and no head, or one that does not read. */
  | 'head_missing'
  /** Not signed by this server's log key, or of another mission or epoch. */
  | 'head_signature'
  /** Of another number than the log has come to, or the numbers have gaps. */
  | 'numbers'
  /** The trees, as far as they are read, do not give the root that was signed. */
  | 'trees'
  /** One of the newest events is not what its hash says. */
  | 'events'

/** Newest events that are looked at whole. */
const newest = 200

/**
 * Whether log and signed head belong together: signature, numbers, the right edge of every tree out
 * of its newest leaves and kept nodes, and the newest events whole. It costs a few hundred rows however
 * long the log is, and so does not see what was altered in the middle of it: `tocsin verify` does, and
 * what is missing there is counted after the start (`look-at-all.ts`).
 */
export async function lookAtHead(
  db: Handle,
  at: MissionWords,
  logKey: string,
): Promise<{ signed: SignedHead | null; flaws: HeadFlaw[] }> {
  const { mission } = at
  const row = await db
    .selectFrom('mission')
    .select(['head_json', 'next_seq', 'epoch'])
    .where('mission_id', '=', mission)
    .executeTakeFirstOrThrow()
  const lastSeq = row.next_seq - 1
  const signed = readHead(row.head_json)
  const newestSeqs = await readNewest(db, mission)
  const flaws = new Set<HeadFlaw>()
  const isGapFree = newestSeqs.every((seq, at) => seq === lastSeq - at)
  if (!isGapFree || newestSeqs.length !== Math.min(newest, lastSeq)) flaws.add('numbers')
  if (!signed) {
    if (lastSeq > 0 || row.head_json !== null) flaws.add('head_missing')
    return { signed: null, flaws: [...flaws] }
  }
  const { head, signature } = signed
  const isOurs = head.mission === mission && head.epoch === row.epoch
  const bytes = headBytes(head)
  const isSigned = await verifyRun(fromBase64Url(logKey), fromBase64Url(signature), bytes)
  if (!isOurs || !isSigned) flaws.add('head_signature')
  if (head.seq !== lastSeq) flaws.add('numbers')
  if (!(await giveRoot(db, mission, signed))) flaws.add('trees')
  if (!(await areWhole(db, at, lastSeq))) flaws.add('events')
  return { signed, flaws: [...flaws] }
}

async function readNewest(db: Handle, mission: MissionId): Promise<number[]> {
  const rows = await db
    .selectFrom('event')
    .select('seq')
    .where('mission_id', '=', mission)
    .orderBy('seq', 'desc')
    .limit(newest)
    .execute()
  return rows.map(({ seq }) => seq)
}

function readHead(json: string | null): SignedHead | null {
  try {
    return json === null ? null : SignedHead.parse(JSON.parse(json))
  } catch {
    return null
  }
}

async function giveRoot(db: Handle, mission: MissionId, { head }: SignedHead): Promise<boolean> {
  try {
    const { root, scopes } = rootOfTrees(await treesUpTo(db, mission, head.seq))
    const stored = await db
      .selectFrom('scope_head')
      .select(['scope', 'scope_seq', 'frontier'])
      .where('mission_id', '=', mission)
      .execute()
    // What the next append would go on from has to be the same.
    const edges = stored.map(
      // as: the column holds only scopes of checked headers.
      ({ scope, scope_seq, frontier }) =>
        [scope as ScopeId, treeOf(scope_seq, frontier ?? '')] as const,
    )
    const edge = rootOfTrees(new Map(edges))
    return root === head.root && scopes === head.scopes && edge.root === head.root
  } catch {
    // A leaf or node that is missing, or a text that is no edge of a tree.
    return false
  }
}

async function areWhole(db: Handle, at: MissionWords, lastSeq: number): Promise<boolean> {
  try {
    const range = { afterSeq: Math.max(0, lastSeq - newest), upToSeq: lastSeq, limit: newest }
    const entries = await readLog(db, at, range)
    return entries.every(({ event }) => checkEvent(event).ok)
  } catch {
    return false
  }
}
