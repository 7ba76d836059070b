import type { SeatName, TabletLine } from '@tocsin/schema/desk/desk-answers'
import { isRole } from '@tocsin/schema/primitives/actor'
import type { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { RevocationStatement } from '@tocsin/schema/trust/statements'
import type { Handle } from '../log/log-deps.ts'
import { listSeats } from '../log/seats.ts'

/** Who these seats are. */
export async function readSeatNames(
  db: Handle,
  mission: MissionId,
  seats: readonly SeatId[],
): Promise<Record<SeatId, SeatName>> {
  if (seats.length === 0) return {}
  const rows = await db
    .selectFrom('seat')
    .select(['seat_id', 'name', 'role', 'component'])
    .where('mission_id', '=', mission)
    .where('seat_id', 'in', seats)
    .execute()
  const names: Record<SeatId, SeatName> = {}
  for (const { seat_id, name, role, component } of rows) {
    if (isRole(role)) names[seat_id as SeatId] = { name, role, component }
  }
  return names
}

/** The tablets and desks of the mission, those longest not heard from first. */
export async function readTablets(db: Handle, mission: MissionId): Promise<TabletLine[]> {
  const seats = (await listSeats(db, mission)).filter(({ actor }) => actor.role !== 'system')
  return seats
    .map(({ actor, name, component, enrolledAt, lastHeardAt, revokedAt, head }) => ({
      seat: actor.seat,
      name,
      role: actor.role,
      component,
      areas: [...actor.areas],
      enrolledAt,
      lastHeardAt,
      revokedAt,
      events: head.seatSeq,
    }))
    .sort((a, b) => (a.lastHeardAt ?? 0) - (b.lastHeardAt ?? 0))
}

/** Why seats were taken out, by the delegate's newest word on each: codes. */
export async function revocationReasons(
  db: Handle,
  mission: MissionId,
): Promise<Map<SeatId, string>> {
  const rows = await db
    .selectFrom('statement')
    .select(['subject', 'statement_json'])
    .where('mission_id', '=', mission)
    .where('kind', '=', 'revocation')
    .orderBy('version')
    .execute()
  return new Map(
    rows.map(({ subject, statement_json }) => [
      subject as SeatId,
      RevocationStatement.parse(JSON.parse(statement_json)).reason,
    ]),
  )
}
