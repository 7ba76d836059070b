import type { MissionId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Cursors } from '@tocsin/schema/sync/wire'
import { sql } from 'kysely'
import { readErased } from './erased-parts.ts'
import { givenTables } from './given-tables.ts'
import { readHeldEvent } from './held-events.ts'
import type { Handle, LogDeps } from './log-deps.ts'
import type { Logged, LogStore, LogView, Waiting } from './log-store.ts'
import { missionOf } from './mission.ts'
import { insertQuarantined, quarantineUsed, readQuarantined } from './quarantine.ts'
import { readProofs } from './read-proofs.ts'
import { readAdmitted } from './readmitted.ts'
import { findSeat, seatsOfPerson } from './seats.ts'
import { admittedAs, erasedOf, openShort } from './short-messages.ts'
import { readNodes } from './sql-nodes.ts'
import { readEvents } from './stored-events.ts'
import { waitingEnvelopesOf } from './waiting-envelopes.ts'
import { sealPlan, writeAppend } from './write-append.ts'

/** The log as the database keeps it, embedded or PostgreSQL. */
export function sqlStore({
  database,
  mission,
  projections,
  words,
  logKey,
  transport,
}: Within & Pick<LogDeps, 'database' | 'logKey'>): LogStore {
  const { db } = database
  const at = { mission, words, projections, transport }
  return {
    ...readsOf(db, at),
    missionId: mission,
    logKey,
    turns: database,
    async write(plan) {
      const sealed = await sealPlan(db, plan, at)
      await db.transaction().execute((tx) => writeAppend(tx, sealed))
    },
    holding: (work) =>
      db.transaction().execute(async (tx) => {
        await holdCounter(tx, mission)
        return await work(sqlViewInside(tx, at))
      }),
    keep: (row) => insertQuarantined(db, at, [row]),
    ...waitingEnvelopesOf(db, at),
    waiting: (asked) => readWaiting(db, mission, asked),
    events: (seqs) => readEvents(db, at, seqs),
    nodes: (scope, nodes) => readNodes(db, mission, scope, nodes),
    cursorsAt: (from, upToSeq) => cursorsAt(db, mission, from, upToSeq),
  }
}

/** The log within a transaction that is open already: what is written goes or stays with it. */
export function sqlViewInside(tx: Handle, within: Within): LogView {
  return {
    ...readsOf(tx, within),
    write: async (plan) => writeAppend(tx, await sealPlan(tx, plan, within)),
  }
}

type Within = Pick<LogDeps, 'mission' | 'projections' | 'words' | 'transport'>

function readsOf(db: Handle, within: Within): Omit<LogView, 'write'> {
  const { mission, projections, words } = within
  return {
    mission: () => missionOf(db, mission),
    seat: (seat) => findSeat(db, mission, seat),
    seatsOfPerson: (seat) => seatsOfPerson(db, mission, seat),
    logged: (seat, seatSeqs) => readLogged(db, mission, seat, seatSeqs),
    admitted: (old) => readAdmitted(db, mission, old),
    erased: (names) => readErased(db, mission, names),
    erasedOf: (record) => erasedOf(db, mission, record),
    admittedAs: (hashStart) => admittedAs(db, mission, hashStart),
    openShort: (seat, message) => openShort(db, within, seat, message),
    givenTables: (hash) => givenTables(db, mission, hash),
    heldEvent: (old) => readHeldEvent(db, { mission, words }, old),
    quarantined: (seat, seatSeqs) => readQuarantined(db, mission, seat, seatSeqs),
    quarantineUsed: (seat, proven) => quarantineUsed(db, mission, seat, proven),
    proofs: () => readProofs(db, mission),
    records: (at, refs) => projections.read(db, { ...at, words }, refs),
  }
}

async function holdCounter(tx: Handle, mission: MissionId): Promise<void> {
  await tx
    .selectFrom('mission')
    .select('next_seq')
    .where('mission_id', '=', mission)
    .forUpdate()
    .execute()
}

async function readLogged(
  db: Handle,
  mission: MissionId,
  seat: SeatId,
  seatSeqs: readonly number[],
): Promise<Logged> {
  if (seatSeqs.length === 0) return new Map()
  const rows = await db
    .selectFrom('event')
    .select(['seat_seq', 'seq', 'scope_seq', 'received_at', 'hash'])
    .where('mission_id', '=', mission)
    .where('seat_id', '=', seat)
    .where(sql<boolean>`seat_seq = any(${[...seatSeqs]}::int8[])`)
    .execute()
  return new Map(
    rows.map((row) => {
      const numbered = { seq: row.seq, scopeSeq: row.scope_seq, receivedAt: row.received_at }
      return [row.seat_seq, { hash: row.hash, receipt: { seatSeq: row.seat_seq, numbered } }]
    }),
  )
}

/**
 * Each scope by its own index, in the order of its numbers, which is that of `seq`: so many of each at
 * most, and the earliest of these. What has been seen, and what waits beyond the page, is not touched.
 */
async function readWaiting(
  db: Handle,
  mission: MissionId,
  { from, onlyOwn, upToSeq, notOf, limit }: Waiting,
): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`
    select next.seq
    from unnest(${[...from.keys()] as string[]}::text[], ${[...from.values()]}::int8[],
      ${[...from.keys()].map((scope) => onlyOwn.has(scope))}::boolean[])
      as asked(scope, seen, only_own)
    cross join lateral (
      select event.seq from event
      where event.mission_id = ${mission} and event.scope = asked.scope
        and event.scope_seq > asked.seen and event.seat_id <> ${notOf as string}
        and (not asked.only_own or left(event.record_id, 32) = ${notOf as string})
      order by event.scope_seq limit ${limit}
    ) as next
    where next.seq <= ${upToSeq}::int8
    order by next.seq limit ${limit}`.execute(db)
  return rows.map(({ seq }) => seq)
}

/**
 * Looked for from what was asked onwards: the event before the first one that is too late. Where none is,
 * all of the scope is there, which its counter says.
 */
async function cursorsAt(
  db: Handle,
  mission: MissionId,
  from: ReadonlyMap<ScopeId, number>,
  upToSeq: number,
): Promise<Cursors> {
  const { rows } = await sql<{ scope: ScopeId; scope_seq: number | null }>`
    select asked.scope, coalesce((
      select event.scope_seq - 1 from event
      where event.mission_id = ${mission} and event.scope = asked.scope
        and event.scope_seq > asked.seen and event.seq > ${upToSeq}::int8
      order by event.scope_seq limit 1
    ), (
      select scope_head.scope_seq from scope_head
      where scope_head.mission_id = ${mission} and scope_head.scope = asked.scope
    )) as scope_seq
    from unnest(${[...from.keys()] as string[]}::text[], ${[...from.values()]}::int8[])
      as asked(scope, seen)`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.scope, row.scope_seq ?? 0])) as Cursors
}
