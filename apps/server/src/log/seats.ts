import type { ChainHead } from '@tocsin/schema/chain/chain'
import { type Actor, isRole } from '@tocsin/schema/primitives/actor'
import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import type { AreaId, MissionId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import type { ToldRights } from '@tocsin/schema/seat/select'
import type { SeatTable } from '../db/tables.ts'
import type { Handle } from './log-deps.ts'

/** A seat as the server keeps it beside the roster: its key, and how far its chain was received. */
export type KnownSeat = {
  actor: Actor
  record: RecordId
  account: string | null
  name: string
  component: string | null
  publicKey: Uint8Array<ArrayBuffer>
  head: ChainHead
  counter: number
  enrolledAt: number
  revokedAt: number | null
  lastHeardAt: number | null
  /** From when its rights hold, ms since 1970; 0 = as it was enrolled. */
  rightsFrom: number
  /** What its device has said it knows of that. */
  told: ToldRights
}

export async function findSeat(
  db: Handle,
  mission: MissionId,
  seat: SeatId,
): Promise<KnownSeat | undefined> {
  const row = await db
    .selectFrom('seat')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('seat_id', '=', seat)
    .executeTakeFirst()
  return row && seatFromRow(row)
}

/** Every seat of the person who has this one, revoked ones too; of a seat without an account only itself. */
export async function seatsOfPerson(
  db: Handle,
  mission: MissionId,
  seat: SeatId,
): Promise<ReadonlySet<SeatId>> {
  const rows = await db
    .selectFrom('seat as known')
    .innerJoin('seat as other', (join) =>
      join
        .onRef('other.mission_id', '=', 'known.mission_id')
        .onRef('other.account_id', '=', 'known.account_id'),
    )
    .select('other.seat_id')
    .where('known.mission_id', '=', mission)
    .where('known.seat_id', '=', seat)
    .execute()
  return new Set([seat, ...rows.map((row) => row.seat_id as SeatId)])
}

/** Every seat of the mission, system seats included, by name. */
export async function listSeats(db: Handle, mission: MissionId): Promise<KnownSeat[]> {
  const rows = await db
    .selectFrom('seat')
    .selectAll()
    .where('mission_id', '=', mission)
    .orderBy('name')
    .execute()
  return rows.map(seatFromRow)
}

function seatFromRow(row: SeatTable): KnownSeat {
  if (!isRole(row.role)) throw new Error(`seat ${row.seat_id} has the role ${row.role}`)
  return {
    // as: the row was written from a checked roster event.
    actor: {
      seat: row.seat_id as SeatId,
      role: row.role,
      areas: JSON.parse(row.areas_json) as AreaId[],
      component: row.component,
    },
    record: row.record_id as RecordId,
    account: row.account_id,
    name: row.name,
    component: row.component,
    publicKey: fromBase64Url(row.public_key),
    head: { seatSeq: row.head_seq, hash: row.head_hash },
    counter: row.counter,
    enrolledAt: row.enrolled_at,
    revokedAt: row.revoked_at,
    lastHeardAt: row.last_heard_at,
    rightsFrom: row.rights_from,
    told: { from: row.told_from, after: row.told_after },
  }
}
