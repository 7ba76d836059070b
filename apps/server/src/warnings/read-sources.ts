import type { KnownSource } from '@tocsin/early-warning/run/inputs'
import type { AreaId, MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { sql } from 'kysely'
import type { Handle } from '../log/log-deps.ts'
import { listSeats } from '../log/seats.ts'

const dayMs = 86_400_000
/** Rhythms are taken from half a year. */
const rhythmMs = 182 * dayMs

/**
 * Tablets of teams that are in use, with the days on which headquarters received something from each.
 * The last contact counts too where the moment is now: a tablet that asked and had nothing to say was
 * heard. An officer who has two areas is heard of in the first.
 */
export async function readSources(
  db: Handle,
  mission: MissionId,
  { knownBy, isNow }: { knownBy: number; isNow: boolean },
): Promise<KnownSource[]> {
  const seats = (await listSeats(db, mission)).filter(
    ({ actor, enrolledAt, revokedAt }) =>
      (actor.role === 'jpt_member' || actor.role === 'team_leader') &&
      enrolledAt <= knownBy &&
      (revokedAt === null || revokedAt > knownBy),
  )
  const { rows } = await sql<{ seat_id: string; received_at: number }>`
    select seat_id, max(received_at) as received_at from event
    where mission_id = ${mission} and received_at <= ${knownBy} and received_at > ${knownBy - rhythmMs}
    group by seat_id, received_at / ${dayMs}::int8`.execute(db)
  const contacts = new Map<string, number[]>()
  for (const { seat_id, received_at } of rows) {
    contacts.set(seat_id, [...(contacts.get(seat_id) ?? []), received_at])
  }
  return seats.flatMap(({ actor, lastHeardAt }): KnownSource[] => {
    const [area] = actor.areas
    if (area === undefined) return []
    const received = contacts.get(actor.seat) ?? []
    const last = isNow && lastHeardAt !== null ? [lastHeardAt] : []
    return [
      {
        seat: actor.seat satisfies SeatId,
        area: area satisfies AreaId,
        contactsMs: [...received, ...last],
      },
    ]
  })
}
