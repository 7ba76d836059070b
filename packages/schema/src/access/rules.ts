import type { EventTypeName } from '../events/registry.ts'
import { isEventTypeName } from '../events/registry.ts'
import { authorSeat } from '../events/tell.ts'
import type { Actor } from '../primitives/actor.ts'
import {
  type AreaId,
  parseScopeId,
  type RecordId,
  type ScopeId,
  scopeId,
} from '../primitives/ids.ts'
import { deskScope, missionArea, missionScope } from '../primitives/mission-scope.ts'
import { type ReadablePart, reachOfOthers, readableParts, ruleFor } from './reach.ts'
import { type Reach, withheldInView } from './reading.ts'
import { deskScopeWrites, roleAccess } from './role-access.ts'

/** The scopes that a seat pulls, given every area of the mission; the roster is always among them (SPEC AC-1). */
export function grantedScopes(
  actor: Pick<Actor, 'role' | 'areas'>,
  areas: readonly AreaId[],
): ScopeId[] {
  const access = roleAccess[actor.role]
  const open = access.areas === 'all' ? areas : access.areas === 'own' ? actor.areas : []
  const field = open.filter((area) => area !== missionArea)
  return [missionScope, ...field.flatMap((area) => access.bands.map((band) => scopeId(area, band)))]
}

/** Whether a seat may write an event of this type into this scope (SPEC AC-2). */
export function mayWrite(actor: Actor, type: string, scope: ScopeId): boolean {
  const access = roleAccess[actor.role]
  // A type that is newer than this server is accepted from whoever may write reports: it is kept and
  // forwarded, and read after the server's update.
  const mayWriteType = isEventTypeName(type)
    ? access.writes.includes(type satisfies EventTypeName)
    : access.writes.includes('ReportFiled')
  if (!mayWriteType) return false
  if (deskScopeWrites.some((one) => one === type)) return scope === deskScope
  const { area, band } = parseScopeId(scope)
  if (actor.role === 'system') return true
  if (area === missionArea || !access.bands.includes(band)) return false
  return access.areas === 'all' || actor.areas.includes(area)
}

/** A record as the access rules see it, or one of its events. */
export type Subject = {
  scope: ScopeId
  record: RecordId
  /** Of a band that is stricter than its scope's: it named later what restricts a record (SPEC AC-6). */
  isStrict?: boolean
  /** Withdrawn by its author or rejected by a verifier. */
  isSetAside?: boolean
  /** The erasure of a part: whoever is sent it has to carry it out (SPEC ER-5). */
  isErasure?: boolean
}

/** How far a reader gets at a part of a record's event (SPEC AC-4). */
export function reachOf(actor: Actor, subject: Subject, label: string): Reach {
  if (subject.scope === missionScope || subject.isErasure) return 'whole'
  if (subject.scope === deskScope) return roleAccess[actor.role].desk ? 'whole' : 'none'
  if (!isReadablePart(label)) return 'none'
  if (authorSeat(subject.record) === actor.seat) {
    return roleAccess[actor.role].readsOwn ? 'whole' : 'none'
  }
  return reachOfOthers(actor, subject, label)
}

/** Whether a part may travel to the reader's device. */
export function mayReadPart(actor: Actor, subject: Subject, label: string): boolean {
  return reachOf(actor, subject, label) === 'whole'
}

/**
 * The scopes of which a reader is sent nothing but events about own records, as nothing of others'
 * is theirs to read: a device that is taken does not tell who reported what, when (SPEC AC-7).
 */
export function onlyOwnOf(actor: Actor, scopes: readonly ScopeId[]): ScopeId[] {
  return scopes.filter((scope) => {
    if (scope === missionScope) return false
    const rule = ruleFor(actor, { scope })
    return !rule || readableParts.every((label) => rule[label] === 'none')
  })
}

/**
 * Whether somebody may replace what a record says: only what they may read. A list whose entries they
 * see without some fields would lose these (SPEC AC-8).
 */
export function mayOverwrite(
  actor: Actor,
  subject: Subject,
  said: { set: object; hasNarrative: boolean },
): boolean {
  // The server's own seats hold what they write: an import amends what its source changed.
  if (actor.role === 'system') return true
  const facts = reachOf(actor, subject, 'facts')
  if (facts === 'none') return false
  const isBlind = facts === 'view' && withheldInView.some(({ list }) => list in said.set)
  return !isBlind && (!said.hasNarrative || reachOf(actor, subject, 'narrative') !== 'none')
}

function isReadablePart(label: string): label is ReadablePart {
  return readableParts.some((part) => part === label)
}
