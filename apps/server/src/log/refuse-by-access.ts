import { roleAccess } from '@tocsin/schema/access/role-access'
import { mayOverwrite, mayWrite } from '@tocsin/schema/access/rules'
import { writtenOver } from '@tocsin/schema/events/cleared'
import { eventTypes, isEventTypeName } from '@tocsin/schema/events/registry'
import { authorSeat, type Told } from '@tocsin/schema/events/tell'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { creatingEventId, eventId, parseScopeId, type SeatId } from '@tocsin/schema/primitives/ids'
import type { ProblemCode } from '@tocsin/schema/problem'
import type { ReadableEvent } from './read-pushed.ts'
import type { AboutRecord, RunAbouts } from './run-abouts.ts'

/**
 * Reports of one seat that an incident takes. Whatever is said of an incident reads all of them: a tablet
 * in other hands could make that take longer and longer, for everybody who waits behind it.
 */
export const mostOfOneSeat = 500

/**
 * Who may write what: by role and scope, by whose record it is or joins, nothing over what they may
 * not read, and never one's own verification or the release of a paper that one's hand is in, from
 * whichever of their seats (SPEC LG-5, LG-17, LG-18, AC-8 and SP-17). `person` = the seats of whoever writes.
 */
export function refuseByAccess(
  actor: Actor,
  { header, told }: ReadableEvent,
  abouts: Pick<RunAbouts, 'of' | 'authorsOf' | 'reportsOf' | 'handsIn'>,
  person: ReadonlySet<SeatId>,
): ProblemCode | undefined {
  const { type, scope, record, seat, seatSeq } = header
  if (!mayWrite(actor, type, scope)) return 'not_allowed'
  if (creatingEventId(record) === eventId(seat, seatSeq)) {
    if (actor.role === 'system') return undefined
    // Of a card that was used the ordinary band learns nothing (SPEC GU-6).
    if (type === 'CardUsed' && parseScopeId(scope).band !== 'restricted') return 'not_allowed'
    if (told?.type === 'VisitLogged') return refuseReturn(actor, told, abouts)
    return told?.type === 'ReportFiled' ? refuseFiling(actor, told, abouts) : undefined
  }
  const kind = isEventTypeName(type) ? eventTypes[type].kind : null
  const about = kind && abouts.of({ kind, id: record })
  if (about && about.scope !== scope) return 'not_allowed'
  const isRoster = type === 'SeatRevoked' || type === 'SeatChanged' || type === 'PartErased'
  // Said again for a seat of the same person that was stopped: about its records too (SPEC DV-10).
  const isAgain = told?.provenance?.readmits !== undefined && person.has(authorSeat(record))
  const isOwn = authorSeat(record) === actor.seat || isAgain
  const { desk, ofOthers = [] } = roleAccess[actor.role]
  const isOpen = desk || ofOthers.some((one) => one === type)
  if (!isOpen && !isRoster && !isOwn) {
    return isEventTypeName(type) ? 'not_author' : 'not_allowed'
  }
  if (told?.type === 'MissionReportSigned' && told.facts.component !== actor.component) {
    return 'not_allowed'
  }
  if (about && told && 'set' in told.facts) {
    const said = writtenOver({ facts: told.facts, narrative: told.narrative })
    if (!mayOverwrite(actor, { ...about, record }, said)) return 'not_allowed'
  }
  if (type === 'PaperReleased' && [...abouts.handsIn(record)].some((seat) => person.has(seat))) {
    return 'second_reader_needed'
  }
  const isOwnAccount =
    type === 'IncidentVerified' && [...abouts.authorsOf(record)].some((seat) => person.has(seat))
  return isOwnAccount ? 'self_verification' : undefined
}

function refuseFiling(
  actor: Actor,
  { facts, provenance }: Extract<Told, { type: 'ReportFiled' }>,
  abouts: Pick<RunAbouts, 'of' | 'reportsOf'>,
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
  if (attachTo && abouts.reportsOf(attachTo, actor.seat) >= mostOfOneSeat) return 'not_allowed'
  const threat = fromThreat && abouts.of({ kind: 'threat', id: fromThreat })
  return threat && !mayJoin(threat) ? 'not_allowed' : undefined
}

/** A promise of others is kept only where its author could have made it. */
function refuseReturn(
  actor: Actor,
  { facts: { returnOf } }: Extract<Told, { type: 'VisitLogged' }>,
  abouts: Pick<RunAbouts, 'of'>,
): ProblemCode | undefined {
  const visit = returnOf && abouts.of({ kind: 'visit', id: returnOf })
  return visit && !mayWrite(actor, 'VisitLogged', visit.scope) ? 'not_allowed' : undefined
}
