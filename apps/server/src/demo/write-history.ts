import { headerBytes } from '@tocsin/schema/chain/header-bytes'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { ScopeId } from '@tocsin/schema/primitives/ids'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'
import { insertRows } from '../db/insert-rows.ts'
import type { RunTable } from '../db/proof-tables.ts'
import type { EventTable } from '../db/tables.ts'
import type { Handle, LogDeps, LogEntry } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { partRows, partTypes, wordOwners } from '../log/write-append.ts'
import { makeRecordKeys } from '../words/record-keys.ts'
import type { DemoSeat } from './demo-seats.ts'

/** A run as it was received, judged and numbered. */
export type ReceivedRun = {
  request: ExchangeRequest
  signed: Bytes
  receivedAt: number
  entries: LogEntry[]
}

/** Events that are folded and written together. */
const chunkSize = 250

/**
 * Writes more than a thousand runs in the few statements of some dozen: `log/append`, which takes one
 * run at a time because a tablet waits for its receipt, needs a quarter of a minute for them on the
 * embedded database. For a log that nobody else writes to: inside the transaction that creates it.
 */
export async function openHistory(tx: Handle, { mission, projections, words }: LogDeps) {
  const { lastSeq, generation } = await missionOf(tx, mission)
  const at = { mission, generation, words }
  const scopeSeqs = new Map<ScopeId, number>()
  let seq = lastSeq
  let waiting: ReceivedRun[] = []

  const flush = async (): Promise<void> => {
    const entries = waiting.flatMap((run) => run.entries)
    if (entries.length === 0) return
    const { owners, seal } = await projections.prepare(tx, at, entries)
    const keys = await makeRecordKeys(tx, at, [...wordOwners(entries), ...owners])
    const project = seal(keys)
    await tx
      .insertInto('event')
      .values(waiting.flatMap((run) => eventRows(mission, run)))
      .execute()
    await insertRows('part', partTypes, partRows(mission, entries, keys)).execute(tx)
    await tx
      .insertInto('run')
      .values(waiting.map((run) => runRow(mission, run)))
      .execute()
    await project(tx)
    waiting = []
  }
  return {
    /** The number that an event gets; to be taken in the order in which it is given out. */
    number(event: LogEvent, receivedAt: number): LogEntry {
      const { scope } = event.header
      const scopeSeq = (scopeSeqs.get(scope) ?? 0) + 1
      scopeSeqs.set(scope, scopeSeq)
      seq += 1
      return { event, numbered: { seq, scopeSeq, receivedAt }, knownAt: receivedAt }
    },
    async take(run: ReceivedRun): Promise<void> {
      waiting.push(run)
      const held = waiting.reduce((sum, { entries }) => sum + entries.length, 0)
      if (held >= chunkSize) await flush()
    },
    /** Writes what waits, and leaves counters and chains where the history ends. */
    async finish(seats: readonly DemoSeat[]): Promise<void> {
      await flush()
      await moveCounters(tx, mission, seq + 1, scopeSeqs)
      for (const seat of seats) await moveSeat(tx, mission, seat)
    },
  }
}

function eventRows(mission: string, { request, entries }: ReceivedRun): EventTable[] {
  return entries.map(({ event: { header, hash }, numbered, knownAt }) => ({
    mission_id: mission,
    seq: numbered.seq,
    scope: header.scope,
    scope_seq: numbered.scopeSeq,
    seat_id: header.seat,
    seat_seq: header.seatSeq,
    type: header.type,
    type_version: header.typeVersion,
    record_id: header.record,
    header_bytes: headerBytes(header),
    hash,
    received_at: numbered.receivedAt,
    known_at: knownAt,
    run_id: runId(request),
  }))
}

function runRow(mission: string, { request, signed, receivedAt }: ReceivedRun): RunTable {
  return {
    mission_id: mission,
    run_id: runId(request),
    seat_id: request.question.seat,
    signed_bytes: signed,
    signature: request.signature,
    hashes_json: JSON.stringify(request.hashes),
    received_at: receivedAt,
  }
}

/** As `log/write-append` names them. */
function runId({ question: { seat, counter } }: ExchangeRequest): string {
  return `${seat}-${counter}`
}

async function moveCounters(
  tx: Handle,
  mission: string,
  nextSeq: number,
  scopeSeqs: ReadonlyMap<ScopeId, number>,
): Promise<void> {
  await tx
    .updateTable('mission')
    .set({ next_seq: nextSeq })
    .where('mission_id', '=', mission)
    .execute()
  const heads = [...scopeSeqs].map(([scope, scope_seq]) => ({
    mission_id: mission,
    scope,
    scope_seq,
  }))
  // Without a clause for conflicts: a scope that somebody has written to before is a defect here.
  if (heads.length > 0) await tx.insertInto('scope_head').values(heads).execute()
}

async function moveSeat(tx: Handle, mission: string, seat: DemoSeat): Promise<void> {
  await tx
    .updateTable('seat')
    .set({
      head_seq: seat.head.seatSeq,
      head_hash: seat.head.hash,
      counter: seat.counter,
      last_heard_at: seat.lastHeardAt,
    })
    .where('mission_id', '=', mission)
    .where('seat_id', '=', seat.actor.seat)
    .execute()
}
