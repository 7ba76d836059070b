import type { Actor } from '@tocsin/schema/primitives/actor'
import type { KnownSeat } from './roster-seat.ts'

/** Whether a seat is another tablet of the field that works in one of these areas. Desks read at the server. */
export function isTeammate({ seat, areas }: Actor, other: KnownSeat): boolean {
  return (
    other.seat !== seat &&
    other.revoked === null &&
    (other.role === 'jpt_member' || other.role === 'team_leader') &&
    other.areas.some((area) => areas.includes(area))
  )
}
