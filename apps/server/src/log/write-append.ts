import { frontierText } from '@tocsin/schema/chain/log-tree'
import { recordsTouched } from '@tocsin/schema/events/tell'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { sql } from 'kysely'
import type { WrapTable } from '../db/identity-tables.ts'
import { type Columns, givenRows, insertRows } from '../db/insert-rows.ts'
import type { EventTable, PartTable } from '../db/tables.ts'
import { type PlannedKeys, planRecordKeys, type RecordKeys } from '../words/record-keys.ts'
import { renewRecordKeys } from '../words/renew-keys.ts'
import { holdsWords, partColumns } from '../words/sealed-parts.ts'
import type { Words } from '../words/words.ts'
import { eraseParts } from './erase-parts.ts'
import { followConsents } from './follow-consents.ts'
import { liveChannel } from './live-channel.ts'
import type { Handle, LogDeps, LogEntry, NewEntry } from './log-deps.ts'
import { officersInForce, wrapsToKeep } from './officers-in-force.ts'
import type { AppendPlan, RunToAppend } from './plan-append.ts'
import { insertQuarantined } from './quarantine.ts'
import { insertReadmitted } from './readmitted.ts'
import { insertNodes } from './sql-nodes.ts'
import { toldOf } from './told-of.ts'
import { keepWrapSets } from './wrap-sets.ts'

/** Somebody else wrote first: nothing of this plan was kept, and it has to be made again. */
export class PlanOverrun extends Error {}

/** Reads, folds and seals what a plan writes, before anything is held (SPEC KW-1). */
export async function sealPlan(
  db: Handle,
  plan: AppendPlan,
  { projections, words }: Pick<LogDeps, 'projections' | 'words'>,
): Promise<SealedPlan> {
  const at = { ...plan.at, words }
  const prepared = await projections.prepare(db, at, plan.entries)
  const keys = await planRecordKeys(db, at, [...wordOwners(plan.entries), ...prepared.owners])
  const parts = partRows(plan.at.mission, plan.entries, keys)
  return { plan, words, keys, parts, project: prepared.seal(keys) }
}

export type SealedPlan = {
  plan: AppendPlan
  words: Words
  keys: PlannedKeys
  parts: readonly PartTable[]
  project: (tx: Handle) => Promise<void>
}

/** Writes a plan: the caller's transaction holds all of it or nothing (SPEC LG-7). */
export async function writeAppend(tx: Handle, sealed: SealedPlan): Promise<void> {
  const { plan, words, keys, parts, project } = sealed
  if (plan.entries.length > 0) await insertEvents(tx, plan)
  await moveSeat(tx, plan)
  await insertQuarantined(tx, { ...plan.at, words }, plan.quarantine)
  if (plan.entries.length === 0) return
  // An erasure, which takes keys away, moves the counter: none has come between.
  if (!(await keys.write(tx))) throw new PlanOverrun('another has made a key meanwhile')
  if (parts.length > 0) await insertRows('part', partTypes, parts).execute(tx)
  await insertWraps(tx, plan)
  await followConsents(tx, plan)
  await moveScopes(tx, plan)
  await insertNodes(tx, plan.at.mission, plan.kept)
  await insertRun(tx, plan)
  await insertReadmitted(tx, plan.at.mission, plan.entries)
  const holders = await eraseParts(tx, plan, words)
  await project(tx)
  // Backups of the data keep what was erased, under keys that are no longer there (SPEC KW-6).
  if (holders.length > 0) await renewRecordKeys(tx, { mission: plan.at.mission, words }, holders)
  await notify(tx, plan)
}

/**
 * The counter moves and the events go in by one statement: a plain sequence would let readers by
 * cursor pass over numbers that commit late.
 */
async function insertEvents(
  tx: Handle,
  { at, firstSeq, entries, run, signed }: AppendPlan,
): Promise<void> {
  const events = entries.map(({ event, numbered, knownAt, headerBytes }): EventTable => {
    const { header, hash } = event
    return {
      mission_id: at.mission,
      seq: numbered.seq,
      scope: header.scope,
      scope_seq: numbered.scopeSeq,
      seat_id: header.seat,
      seat_seq: header.seatSeq,
      type: header.type,
      type_version: header.typeVersion,
      record_id: header.record,
      header_bytes: headerBytes,
      hash,
      received_at: numbered.receivedAt,
      known_at: knownAt,
      run_id: runIdOf(run),
    }
  })
  const { names, values, given } = givenRows(eventTypes, events)
  const { rows } = await sql`
    with counter as (
      update mission set next_seq = next_seq + ${entries.length}::int8,
        head_json = ${JSON.stringify(signed)}::text
      where mission_id = ${at.mission} and next_seq = ${firstSeq}::int8
        and generation = ${at.generation}::int8
        and epoch = ${signed?.head.epoch ?? ''}
      returning mission_id
    )
    insert into event (${names}) select ${values} from counter, ${given} returning seq`.execute(tx)
  if (rows.length !== entries.length) throw new PlanOverrun('the log has moved on')
}

const eventTypes: Columns<EventTable> = {
  mission_id: 'text',
  seq: 'int8',
  scope: 'text',
  scope_seq: 'int8',
  seat_id: 'text',
  seat_seq: 'int8',
  type: 'text',
  type_version: 'int8',
  record_id: 'text',
  header_bytes: 'bytea',
  hash: 'text',
  received_at: 'int8',
  known_at: 'int8',
  run_id: 'text',
}

/** The seat has to be as it was judged: another request of it, its revocation or other rights may have come between. */
async function moveSeat(tx: Handle, { at, seat, run, appended }: AppendPlan): Promise<void> {
  const moved = await tx
    .updateTable('seat')
    .set({
      head_seq: appended.head.seatSeq,
      head_hash: appended.head.hash,
      // Who carries an envelope is not the device that wrote it: it was not heard.
      told_from: seat.told.from,
      told_after: seat.told.after,
      ...(run.once && { counter: run.once.counter, last_heard_at: run.receivedAt }),
    })
    .where('mission_id', '=', at.mission)
    .where('seat_id', '=', seat.actor.seat)
    .where('counter', '=', seat.counter)
    .where('head_hash', '=', seat.head.hash)
    .where('rights_from', '=', seat.rightsFrom)
    .where('revoked_at', seat.revokedAt === null ? 'is' : '=', seat.revokedAt)
    .returning('seat_id')
    .execute()
  if (moved.length !== 1) throw new PlanOverrun('the seat has moved on')
}

/** The records under whose keys words of these entries lie. */
export function wordOwners(entries: readonly LogEntry[]): string[] {
  return entries.flatMap(({ event: { header, parts } }) =>
    Object.keys(parts).some(holdsWords) ? [header.record] : [],
  )
}

/** The parts of these events as they lie in the database. */
export function partRows(
  mission: MissionId,
  entries: readonly (LogEntry & Partial<Pick<NewEntry, 'written'>>)[],
  keys: RecordKeys,
): PartTable[] {
  return entries.flatMap(({ event: { header, hash, parts }, numbered: { seq }, written }) =>
    Object.entries(parts).map(([label, part]) => ({
      mission_id: mission,
      seq,
      label,
      ...partColumns(label, part, { record: header.record, hash }, keys, written?.get(label)),
    })),
  )
}

export const partTypes: Columns<PartTable> = {
  mission_id: 'text',
  seq: 'int8',
  label: 'text',
  state: 'text',
  salt: 'text',
  body_json: 'json',
  commitment: 'text',
  sealed_bytes: 'text',
  sealed_words: 'bytea',
}

/** Only of parts that are here: a wrap of what was withheld would wait for bytes to open. */
async function insertWraps(tx: Handle, { at, entries, seat, run }: AppendPlan): Promise<void> {
  if (entries.every(({ wraps }) => Object.keys(wraps).length === 0)) return
  const sets = entries.flatMap(({ event, sets }) =>
    Object.entries(sets).map(([part, set]) => ({ ...set, event: event.id, part })),
  )
  const when = { mission: at.mission, at: run.receivedAt }
  await keepWrapSets(tx, when, { seat: seat.actor.seat, publicKey: seat.publicKey }, sets)
  const inForce = await officersInForce(tx, at.mission)
  const rows: WrapTable[] = entries.flatMap(({ event, numbered, wraps }) =>
    Object.entries(wraps).flatMap(([label, ofPart]) => {
      if (event.parts[label]?.state !== 'sealed') return []
      return wrapsToKeep(ofPart, inForce).map(({ officer, sealed }) => ({
        mission_id: at.mission,
        event_id: event.id,
        label,
        officer_id: officer,
        sealed,
        made_at: numbered.receivedAt,
      }))
    }),
  )
  if (rows.length === 0) return
  await tx
    .insertInto('wrap')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function moveScopes(tx: Handle, { at, grown }: AppendPlan): Promise<void> {
  const rows = [...grown].map(([scope, tree]) => ({
    mission_id: at.mission,
    scope,
    scope_seq: tree.size,
    frontier: frontierText(tree),
  }))
  await tx
    .insertInto('scope_head')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['mission_id', 'scope']).doUpdateSet((set) => ({
        scope_seq: set.ref('excluded.scope_seq'),
        frontier: set.ref('excluded.frontier'),
      })),
    )
    .execute()
}

/** What was signed, and every hash of the run: with these the signature can be checked for ever. */
async function insertRun(tx: Handle, { at, seat, run }: AppendPlan): Promise<void> {
  await tx
    .insertInto('run')
    .values({
      mission_id: at.mission,
      run_id: runIdOf(run),
      seat_id: seat.actor.seat,
      signed_bytes: run.signed,
      signature: run.signature,
      hashes_json: JSON.stringify(run.hashes),
      received_at: run.receivedAt,
    })
    .execute()
}

/** A hint for those who watch: sent by the database when the transaction is committed, not before. */
async function notify(tx: Handle, { at, entries }: AppendPlan): Promise<void> {
  const told = entries.flatMap((entry) => toldOf(entry) ?? [])
  const kinds = [...new Set(told.flatMap(recordsTouched).map(({ kind }) => kind))].sort()
  const seq = entries.at(-1)?.numbered.seq
  await sql`select pg_notify(${liveChannel}, ${`${at.mission}:${seq}:${kinds.join(',')}`})`.execute(
    tx,
  )
}

/** A request by its counter, an envelope by its event: the log has each only once. */
function runIdOf({ seat, once, hashes }: RunToAppend): string {
  return `${seat}-${once?.counter ?? hashes[0]}`
}
