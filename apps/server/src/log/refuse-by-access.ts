import { roleAccess } from '@tocsin/schema/access/role-access'
import { mayWrite } from '@tocsin/schema/access/rules'
import { eventTypes, isEventTypeName } from '@tocsin/schema/events/registry'
import { authorSeat, type Told } from '@tocsin/schema/events/tell'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { creatingEventId, eventId } from '@tocsin/schema/primitives/ids'
import type { ProblemCode } from '@tocsin/schema/problem'
import type { ReadableEvent } from './read-pushed.ts'
import type { AboutRecord, RunAbouts } from './run-abouts.ts'

/**
 * Who may write what: by role and scope, by whose record it is or joins, and never one's own
 * verification (SPEC LG-5, LG-17 and LG-18).
 */
export function refuseByAccess(
  actor: Actor,
  { header, told }: ReadableEvent,
  abouts: Pick<RunAbouts, 'of' | 'authorsOf'>,
): ProblemCode | undefined {
  const { type, scope, record, seat, seatSeq } = header
  if (!mayWrite(actor, type, scope)) return 'not_allowed'
  if (creatingEventId(record) === eventId(seat, seatSeq)) {
    const isFiled = told?.type === 'ReportFiled' && actor.role !== 'system'
    return isFiled ? refuseFiling(actor, told, abouts) : undefined
  }
  const about = isEventTypeName(type) && abouts.of({ kind: eventTypes[type].kind, id: record })
  if (about && about.scope !== scope) return 'not_allowed'
  const isRoster = type === 'SeatRevoked'
  if (!roleAccess[actor.role].desk && !isRoster && authorSeat(record) !== actor.seat) {
    return isEventTypeName(type) ? 'not_author' : 'not_allowed'
  }
  const isOwnAccount = type === 'IncidentVerified' && abouts.authorsOf(record).has(actor.seat)
  return isOwnAccount ? 'self_verification' : undefined
}

function refuseFiling(
  actor: Actor,
  { facts, provenance }: Extract<Told, { type: 'ReportFiled' }>,
  abouts: Pick<RunAbouts, 'of'>,
): ProblemCode | undefined {
  // By these an import finds what it brought, and figures ask when it was known: only imports say so.
  const { ref, batch, knownAt } = provenance ?? {}
  if (facts.form === 'import' || ref || batch || knownAt) return 'not_allowed'
  const mayJoin = (other: AboutRecord | undefined) =>
    other !== undefined && mayWrite(actor, 'ReportFiled', other.scope)
  const { attachTo, fromThreat } = facts
  // An incident that nobody has opened yet would be opened by this report, under another's id.
  if (attachTo && authorSeat(attachTo) !== actor.seat) {
    if (!mayJoin(abouts.of({ kind: 'incident', id: attachTo }))) return 'not_allowed'
  }
  const threat = fromThreat && abouts.of({ kind: 'threat', id: fromThreat })
  return threat && !mayJoin(threat) ? 'not_allowed' : undefined
}
