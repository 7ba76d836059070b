import { commitmentOf } from '@tocsin/schema/chain/parts'
import type { Part, Parts } from '@tocsin/schema/events/envelope'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import { SignedHead } from '@tocsin/schema/sync/log-word'
import type { TrustBundle } from '@tocsin/schema/trust/signed'
import type { ExportLine } from '@tocsin/schema/verify/log-export'
import type { EventTable, PartTable } from '../db/tables.ts'
import { type RecordKeys, readRecordKeys } from '../words/record-keys.ts'
import { type PartOf, partOf } from '../words/sealed-parts.ts'
import type { MissionWords, Words } from '../words/words.ts'
import type { Handle } from './log-deps.ts'
import { missionOf } from './mission.ts'

export type LogExport = {
  mission: MissionId
  words: Words
  exportedAt: number
  /** The log key, base64url, and who vouches for it. */
  key: string
  trust: TrustBundle | null
  /** Bodies of clear parts too; otherwise commitments, but for the roster, which every seat reads. */
  withParts: boolean
}

const page = 500

/** The whole log as it lies in the database, line by line (SPEC PF-13). The caller's transaction holds it still. */
export async function* exportLog(db: Handle, of: LogExport): AsyncGenerator<ExportLine> {
  const { mission } = of
  const { epoch, lastSeq } = await missionOf(db, mission)
  const { exportedAt, key, trust } = of
  yield { kind: 'log', v: 1, mission, epoch, exportedAt, key, trust }
  const seats = await db.selectFrom('seat').selectAll().where('mission_id', '=', mission).execute()
  for (const row of seats) {
    yield {
      kind: 'seat',
      // as: the columns hold what checked events said; the verifier reads them as foreign text.
      seat: row.seat_id as SeatId,
      publicKey: row.public_key,
      headSeq: row.head_seq,
      headHash: row.head_hash,
      counter: row.counter,
    }
  }
  yield* apartLines(db, mission)
  yield* runLines(db, mission)
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('event')
      .selectAll()
      .where('mission_id', '=', mission)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(page)
      .execute()
    const parts = await readParts(db, of, rows)
    for (const row of rows) {
      // The verifier asks of every part that is gone which event erased it.
      const isOpen = of.withParts || row.scope === missionScope || row.type === 'PartErased'
      const own = parts.get(row.seq) ?? {}
      yield {
        kind: 'event',
        seq: row.seq,
        scopeSeq: row.scope_seq,
        receivedAt: row.received_at,
        knownAt: row.known_at,
        header: toBase64Url(row.header_bytes),
        hash: row.hash,
        run: row.run_id,
        columns: {
          scope: row.scope,
          seat: row.seat_id,
          seatSeq: row.seat_seq,
          type: row.type,
          typeVersion: row.type_version,
          record: row.record_id,
        },
        parts: isOpen ? own : commitmentsOf(own),
      }
    }
    const last = rows.at(-1)
    if (!last || rows.length < page) break
    after = last.seq
  }
  yield* treeLines(db, mission, lastSeq)
}

async function* apartLines(db: Handle, mission: MissionId): AsyncGenerator<ExportLine> {
  const rows = await db
    .selectFrom('quarantine')
    .select(['seat_id', 'seat_seq', 'header_hash'])
    .where('mission_id', '=', mission)
    .where('proven', '=', true)
    .where('header_hash', 'is not', null)
    .execute()
  for (const { seat_id, seat_seq, header_hash } of rows) {
    if (header_hash === null) continue
    yield { kind: 'apart', seat: seat_id as SeatId, seatSeq: seat_seq, hash: header_hash }
  }
}

async function* runLines(db: Handle, mission: MissionId): AsyncGenerator<ExportLine> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('run')
      .selectAll()
      .where('mission_id', '=', mission)
      .where('run_id', '>', after)
      .orderBy('run_id')
      .limit(page)
      .execute()
    for (const row of rows) {
      yield {
        kind: 'run',
        id: row.run_id,
        seat: row.seat_id as SeatId,
        signed: toBase64Url(row.signed_bytes),
        signature: row.signature,
        hashes: orElse(() => JSON.parse(row.hashes_json), []),
      }
    }
    const last = rows.at(-1)
    if (!last || rows.length < page) break
    after = last.run_id
  }
}

async function* treeLines(
  db: Handle,
  mission: MissionId,
  lastSeq: number,
): AsyncGenerator<ExportLine> {
  const nodes = await db
    .selectFrom('log_node')
    .selectAll()
    .where('mission_id', '=', mission)
    .execute()
  for (const { scope, level, place, hash } of nodes)
    yield { kind: 'node', scope, level, place, hash }
  const scopes = await db
    .selectFrom('scope_head')
    .selectAll()
    .where('mission_id', '=', mission)
    .execute()
  for (const { scope, scope_seq, frontier } of scopes) {
    yield { kind: 'scope', scope: scope as ScopeId, size: scope_seq, frontier: frontier ?? '' }
  }
  const row = await db
    .selectFrom('mission')
    .select('head_json')
    .where('mission_id', '=', mission)
    .executeTakeFirst()
  const json = row?.head_json ?? null
  const signed = json === null ? null : orElse(() => SignedHead.parse(JSON.parse(json)), null)
  yield { kind: 'head', signed, nextSeq: lastSeq + 1 }
}

/** What a hand in the database has damaged must not stop the export: the verifier says what it is. */
function orElse<T>(read: () => T, damaged: T): T {
  try {
    return read()
  } catch {
    return damaged
  }
}

async function readParts(
  db: Handle,
  { mission, words }: MissionWords,
  events: readonly Pick<EventTable, 'seq' | 'record_id' | 'hash'>[],
): Promise<Map<number, Parts>> {
  const bySeq = new Map<number, Parts>()
  if (events.length === 0) return bySeq
  const keys = await readRecordKeys(
    db,
    { mission, words },
    events.map((event) => event.record_id),
  )
  const eventOf = new Map(events.map((event) => [event.seq, event]))
  const rows = await db
    .selectFrom('part')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('seq', 'in', [...eventOf.keys()])
    .orderBy('label')
    .execute()
  const lost = { state: 'withheld', commitment: '0'.repeat(64) } as const
  for (const row of rows) {
    const event = eventOf.get(row.seq)
    if (!event) continue
    const of = { record: event.record_id, hash: event.hash }
    const part = orElse(() => asItLies(row, of, keys), lost)
    bySeq.set(row.seq, { ...bySeq.get(row.seq), [row.label]: part })
  }
  return bySeq
}

/** Nobody pushes a clear part as its commitment alone: one that lies here so has lost its bytes or their key. */
function asItLies(row: PartTable, event: PartOf, keys: RecordKeys): Part {
  const part = partOf(row, event, keys)
  const isLost = part.state === 'withheld' && !isSealedLabel(row.label)
  return isLost ? { ...part, state: 'erased' } : part
}

function commitmentsOf(parts: Parts): Parts {
  return Object.fromEntries(
    Object.entries(parts).map(([label, part]) => {
      if (part.state === 'erased') return [label, part]
      // A part that cannot have been sealed by anybody is shown as it is: the verifier has to see it.
      const commitment = commitmentOf(part)
      return [label, commitment === undefined ? part : { state: 'withheld', commitment }]
    }),
  )
}
