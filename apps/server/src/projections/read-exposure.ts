import { mayReadPart, onlyOwnOf } from '@tocsin/schema/access/rules'
import type { ExposedRecord, Exposure } from '@tocsin/schema/desk/exposure'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { parseScopeId, type RecordId, type SeatId } from '@tocsin/schema/primitives/ids'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import { receiptCode } from '@tocsin/schema/sync/receipt-code'
import { forkedReason } from '@tocsin/schema/trust/statements'
import { type Delivered, readDelivered } from '../log/delivered.ts'
import type { LogDeps, LogEntry } from '../log/log-deps.ts'
import type { LogStore } from '../log/log-store.ts'
import { findSeat } from '../log/seats.ts'
import { sqlStore } from '../log/sql-store.ts'
import { revocationReasons } from './read-seats.ts'

/** Events that are read at once: a tablet may have held a whole area. */
const pageSize = 500

type Sum = {
  records: Map<RecordId, ExposedRecord>
  people: number
  sealed: number
  withheld: number
}

/** The exposure of a seat; undefined when the mission does not know it. */
export async function readExposure(deps: LogDeps, id: SeatId): Promise<Exposure | undefined> {
  const { db } = deps.database
  const seat = await findSeat(db, deps.mission, id)
  if (!seat) return undefined
  const store = sqlStore(deps)
  const delivered = await readDelivered(db, deps.mission, id)
  const sum: Sum = { records: new Map(), people: 0, sealed: 0, withheld: 0 }
  for (const one of delivered) await addDelivered(store, id, one, sum)
  await addOwn(deps, store, seat.actor, sum)
  const lastAts = delivered.map(({ lastAt }) => lastAt)
  return {
    seat: id,
    name: seat.name,
    lastDeliveredAt: lastAts.length > 0 ? Math.max(...lastAts) : null,
    revokedAt: seat.revokedAt,
    isStopped: (await revocationReasons(db, deps.mission)).get(id) === forkedReason,
    records: [...sum.records.values()].sort((a, b) => b.lastReceivedAt - a.lastReceivedAt),
    people: sum.people,
    sealedParts: sum.sealed,
    withheldParts: sum.withheld,
  }
}

async function addDelivered(
  store: LogStore,
  seat: SeatId,
  { scope, scopeSeq, actor }: Delivered,
  sum: Sum,
): Promise<void> {
  const { lastSeq } = await store.mission()
  const onlyOwn = new Set(onlyOwnOf(actor, [scope]))
  for (let from = 0; from < scopeSeq; ) {
    const asked = { from: new Map([[scope, from]]), onlyOwn, upToSeq: lastSeq, notOf: seat }
    const entries = await store.events(await store.waiting({ ...asked, limit: pageSize }))
    const held = entries.filter(({ numbered }) => numbered.scopeSeq <= scopeSeq)
    for (const entry of held) addEvent(entry, actor, sum)
    if (held.length < pageSize) return
    from = held.at(-1)?.numbered.scopeSeq ?? scopeSeq
  }
}

async function addOwn(
  { database: { db }, mission }: LogDeps,
  store: LogStore,
  actor: Actor,
  sum: Sum,
): Promise<void> {
  const rows = await db
    .selectFrom('event')
    .select('seq')
    .where('mission_id', '=', mission)
    .where('seat_id', '=', actor.seat)
    .orderBy('seq')
    .execute()
  for (let at = 0; at < rows.length; at += pageSize) {
    const seqs = rows.slice(at, at + pageSize).map(({ seq }) => seq)
    for (const entry of await store.events(seqs)) addEvent(entry, actor, sum)
  }
}

/**
 * What of an event was readable to this actor. Asked without what its record became later: a tablet
 * that read it before has read it.
 */
function addEvent({ event, numbered }: LogEntry, actor: Actor, sum: Sum): void {
  const { scope, record, type } = event.header
  if (scope === missionScope) {
    if (type === 'SeatEnrolled') sum.people += 1
    return
  }
  const isByIt = event.header.seat === actor.seat
  const readable: string[] = []
  for (const label of Object.keys(event.parts)) {
    if (isSealedLabel(label)) sum.sealed += 1
    else if (isByIt || mayReadPart(actor, { scope, record }, label)) readable.push(label)
    else sum.withheld += 1
  }
  if (readable.length === 0) return
  const { area, band } = parseScopeId(scope)
  const known = sum.records.get(record)
  const parts = new Set([...(known?.parts ?? []), ...readable])
  sum.records.set(record, {
    record,
    code: known?.code ?? receiptCode(event.hash),
    kind: known?.kind ?? kindOf(type),
    area,
    band,
    parts: [...parts].sort(),
    isOwn: record.startsWith(actor.seat),
    events: (known?.events ?? 0) + 1,
    lastReceivedAt: Math.max(known?.lastReceivedAt ?? 0, numbered.receivedAt),
  })
}

function kindOf(type: string): ExposedRecord['kind'] {
  if (type.startsWith('Report') || type.startsWith('Incident')) return 'report'
  return type.startsWith('Threat') ? 'threat' : 'other'
}
