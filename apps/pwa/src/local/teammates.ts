import { teamLevel } from '@tocsin/schema/access/team-level'
import type { Header } from '@tocsin/schema/events/envelope'
import type { TeamLevel } from '@tocsin/schema/events/team-parts'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { type AreaId, parseScopeId, type SeatId } from '@tocsin/schema/primitives/ids'
import { mostTeamSeats } from '@tocsin/schema/sync/team-envelope'
import { foldRecord, type StoredEntry } from './fold-record.ts'
import { type LogState, putEntry } from './log-state.ts'
import type { KnownSeat } from './roster-seat.ts'

/** Seats of the mission by id, as this tablet knows them. */
export type Roster = ReadonlyMap<SeatId, KnownSeat>

/** Whether a seat is another tablet of the field that works in one of these areas. Desks read at the server. */
export function isTeammate(
  { seat, areas }: Pick<Actor, 'seat' | 'areas'>,
  other: KnownSeat,
): boolean {
  return (
    other.seat !== seat &&
    other.revoked === null &&
    (other.role === 'jpt_member' || other.role === 'team_leader') &&
    other.areas.some((area: AreaId) => areas.includes(area))
  )
}

/** Who of an area may open what is sealed for its team now, and whose key is not proven here (SPEC EN-22). */
export function readersIn(roster: Roster, of: Pick<Actor, 'seat' | 'areas'>) {
  const team = [...roster.values()].filter((other) => isTeammate(of, other))
  return {
    readers: team.filter(({ sealing }) => sealing !== null).slice(0, mostTeamSeats),
    keyless: team.filter(({ sealing }) => sealing === null),
  }
}

/** What an event is about, as far as it says who may read it. */
export type TeamSubject = Pick<Header, 'seat' | 'scope' | 'record'> & { isStrict: boolean }

/** A teammate's sealing key (base64url), and how far this event may be read there. */
export type WrappedTo = { sealing: string; level: TeamLevel }

/**
 * The teammates to whom an own event is wrapped, by what is known here of their rights (SPEC EN-13): those
 * of its area whose key is proven, those who may read nothing of it included. More than
 * {@link mostTeamSeats}, and those who read furthest come first.
 */
export function teamSeats(
  roster: Roster,
  { seat, scope, record, isStrict }: TeamSubject,
): WrappedTo[] {
  const areas = [parseScopeId(scope).area]
  const team = [...roster.values()].flatMap((other) => {
    if (other.sealing === null || !isTeammate({ seat, areas }, other)) return []
    const level = teamLevel(other, { scope, record, isStrict })
    return [{ sealing: other.sealing, level }]
  })
  return team.sort((a, b) => b.level - a.level).slice(0, mostTeamSeats)
}

/**
 * Whether an own event is of a record that the rules of the restricted band hold for (SPEC AC-6), or may
 * be: where this tablet does not have all of the record, the stricter rules are taken.
 */
export function isStrictHere(
  { meta }: Pick<LogState, 'meta'>,
  { event }: Pick<StoredEntry, 'event'>,
  entries: readonly StoredEntry[],
): boolean {
  const { record } = event.header
  const all = putEntry(entries, { event, numbered: null, epoch: '', held: null })
  const { report, threat, entries: folded } = foldRecord(record, all, meta.upToSeq)
  const isCreated = event.id === String(record)
  const hasBeginning = folded.some((one) => one.event.id === String(record))
  const isWhole = isCreated || (hasBeginning && !meta.expiredAt)
  const isTold = folded.every(({ told }) => told)
  return !isWhole || !isTold || (report ?? threat)?.restrictedBy !== null
}
