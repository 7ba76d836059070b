import type { Actor } from '@tocsin/schema/primitives/actor'
import { toHex } from '@tocsin/schema/primitives/bytes'
import { SeatId } from '@tocsin/schema/primitives/ids'
import { ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { TestClock } from '@tocsin/testkit/clock'
import type { WorldServer } from '@tocsin/testkit/world/world-server'
import { revokeDevice } from '../../accounts/revoke.ts'
import { stopForked } from '../../accounts/stop-forked.ts'
import type { Database } from '../../db/database.ts'
import type { Tables } from '../../db/tables.ts'
import { projections } from '../../projections/projections.ts'
import { readHeld, readQuarantine } from '../../projections/read-quarantine.ts'
import { openRecords } from '../../projections/record-store.ts'
import { projectionVersion } from '../../projections/states.ts'
import { testKeys } from '../../testing/test-keys.ts'
import { beginEpoch } from '../begin-epoch.ts'
import { exchangeWithStore } from '../exchange.ts'
import type { Prepared, Projections, Random } from '../log-deps.ts'
import { logKeyOf } from '../log-key.ts'
import type { LogStore } from '../log-store.ts'
import { createMission, missionOf } from '../mission.ts'
import { openSystemSeat } from '../open-system-seat.ts'
import { findSeat, listSeats } from '../seats.ts'
import { sqlStore } from '../sql-store.ts'
import { readLog } from '../stored-events.ts'
import { sqlIdentities } from './sql-identities.ts'
import { worldEnvelopes } from './world-envelopes.ts'
import { Died, worldMission } from './world-mission.ts'
import { rightsDraft, tellRights } from './world-rights.ts'
import { worldShorts, worldTransport } from './world-shorts.ts'
import { withStop } from './world-stop.ts'

/** Everything that a backup of a mission holds. */
const backedUp = [
  'mission',
  'scope_head',
  'log_node',
  'seat',
  'system_seat',
  'event',
  'part',
  'record_key',
  'wrap',
  'account',
  'officer_key',
  'statement',
  'identity_opening',
  'run',
  'quarantine',
  'envelope',
  'record',
  'record_entry',
  'incident_row',
  'threat_row',
  'alert_row',
  'foreign_ref',
] as const satisfies (keyof Tables)[]

/** Whoever of the world's desks admits: what it may not write is refused to it. */
const wholeReader: Actor = {
  seat: SeatId.parse('0'.repeat(32)),
  role: 'analyst',
  areas: worldMission.areas.map(({ id }) => id),
}

/** The server's log over a real database, with its own roster seat and read models. */
export async function openSqlWorldServer(
  database: Database,
  { clock, random }: { clock: TestClock; random: Random },
): Promise<WorldServer & { store: LogStore }> {
  const { db } = database
  const { mission } = worldMission
  await createMission(db, worldMission, { random, projectionVersion })
  let isDying = false
  const mortal: Projections = {
    read: projections.read,
    async prepare(handle, at, entries) {
      const prepared = await projections.prepare(handle, at, entries)
      const seal: Prepared['seal'] = (keys) => async (tx) => {
        await prepared.seal(keys)(tx)
        if (isDying) throw new Died('before its commit')
      }
      return { ...prepared, seal }
    },
  }
  const logKey = await logKeyOf(random(32))
  const transport = await worldTransport(random)
  const { nameSealing, openShort } = worldShorts(transport)
  const deps = {
    database,
    mission,
    clock,
    random,
    projections: mortal,
    ...(await testKeys(random)),
    logKey,
    transport: transport.key,
  }
  const roster = await openSystemSeat(deps, 'roster')
  const backup = new Map<(typeof backedUp)[number], readonly object[]>()
  const store = { ...sqlStore(deps), openShort }
  const sealed = worldEnvelopes(store, clock, transport)
  const { inside: insideIdentities, ...identities } = await sqlIdentities(deps, random)

  /** No delegate signs in a world: a seat that is out and has a fork in quarantine was stopped for it. */
  const isStopped = async (seat: SeatId): Promise<boolean> => {
    const forks = await db
      .selectFrom('quarantine')
      .select('seat_id')
      .where('seat_id', '=', seat)
      .where('problem', '=', 'forked')
      .where('proven', '=', true)
      .execute()
    return forks.length > 0 && (await findSeat(db, mission, seat))?.revokedAt != null
  }

  return {
    store,
    mission,
    areas: worldMission.areas.map(({ id }) => id),
    rosterActor: roster.actor,
    roster: (drafts) => roster.append(drafts),
    epoch: async () => (await missionOf(db, mission)).epoch,
    async exchange(request) {
      const reply = await exchangeWithStore(store, clock, ExchangeRequest.parse(request))
      await stopForked({ ...deps, roster })
      const { seat } = request.question
      const told = tellRights(reply, request, await findSeat(db, mission, seat))
      return (await isStopped(seat)) ? withStop(told, seat) : told
    },
    transport: sealed.transport,
    nameSealing,
    logKey: logKey.publicKey,
    async deliver(envelopes) {
      const answers = await sealed.deliver(envelopes)
      await stopForked({ ...deps, roster })
      return answers
    },
    identities,
    async samePerson(seat, other) {
      const known = await findSeat(db, mission, seat)
      await db
        .updateTable('seat')
        .set({ account_id: known?.account ?? seat })
        .where('mission_id', '=', mission)
        .where('seat_id', 'in', [seat, other])
        .execute()
    },
    async heldApart() {
      const seats = await readQuarantine(db, deps)
      const keys = seats.flatMap(({ lines }) => lines.map(({ key }) => key))
      const held = await Promise.all(keys.map((key) => readHeld(db, deps, wholeReader, key)))
      return held.flatMap((one) => (one?.admit && one.needs === null ? [one.admit] : []))
    },
    async crashDelivery(envelopes) {
      isDying = true
      try {
        await sealed.deliver(envelopes)
      } catch (thrown) {
        if (!(thrown instanceof Died)) throw thrown
      } finally {
        isDying = false
      }
    },
    async crash(request) {
      isDying = true
      try {
        await exchangeWithStore(store, clock, request)
      } catch (thrown) {
        if (!(thrown instanceof Died)) throw thrown
      } finally {
        isDying = false
      }
    },
    async revoke(seat) {
      const revoked = await revokeDevice({ ...deps, roster }, seat, 'lost')
      if (!revoked.ok && revoked.error.code !== 'seat_revoked') throw new Error('not revoked')
    },
    async changeRights(seat, rights) {
      const known = await findSeat(db, mission, seat)
      if (!known) throw new Error('a seat to change is not there')
      await roster.append([rightsDraft(known, roster.actor, rights, clock.now())])
    },
    async backUp() {
      for (const table of backedUp) {
        backup.set(table, await db.selectFrom(table).selectAll().execute())
      }
    },
    async restore() {
      await db.transaction().execute(async (tx) => {
        for (const table of backedUp.toReversed()) await tx.deleteFrom(table).execute()
        for (const [table, rows] of backup) {
          for (let from = 0; from < rows.length; from += 500) {
            const page = rows.slice(from, from + 500)
            // as: they came out of this table as they are.
            await tx
              .insertInto(table)
              .values(page as never)
              .execute()
          }
        }
        await beginEpoch(tx, deps, { epoch: toHex(random(8)), logKey })
      })
    },
    async inside() {
      const { lastSeq, generation } = await missionOf(db, mission)
      const records = await db
        .selectFrom('record')
        .selectAll()
        .where('mission_id', '=', mission)
        .where('generation', '=', generation)
        .execute()
      const quarantine = await db.selectFrom('quarantine').selectAll().execute()
      const waiting = await db.selectFrom('envelope').selectAll().execute()
      const seats = await listSeats(db, mission)
      return {
        ...(await insideIdentities()),
        log: await readLog(db, deps, { afterSeq: 0, upToSeq: lastSeq, limit: 100_000 }),
        quarantine: [
          ...quarantine,
          ...waiting.map((row) => ({ ...row, header_hash: row.hash, problem: 'waits' })),
        ].map((row) => ({
          seat: row.seat_id as SeatId,
          seatSeq: row.seat_seq,
          hash: row.header_hash,
          problem: row.problem,
        })),
        records: (await openRecords(db, deps, records)).map(({ kind, id, state }) => ({
          kind: kind as 'report',
          id: id as never,
          state: state as never,
        })),
        seats: new Map(
          seats.map(({ actor, revokedAt }) => [
            actor.seat,
            { actor, isRevoked: revokedAt !== null },
          ]),
        ),
      }
    },
  }
}
