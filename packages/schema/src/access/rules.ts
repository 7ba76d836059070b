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
import { missionArea, missionScope } from '../primitives/mission-scope.ts'
import { roleAccess } from './role-access.ts'

/** The scopes that a seat pulls, given every area of the mission; the roster is always among them (SPEC AC-1). */
export function grantedScopes(actor: Actor, areas: readonly AreaId[]): ScopeId[] {
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
  const { area, band } = parseScopeId(scope)
  if (actor.role === 'system') return true
  if (area === missionArea || !access.bands.includes(band)) return false
  return access.areas === 'all' || actor.areas.includes(area)
}

/** Whether a reader may see a part of an event, by whose record it is and in which band (SPEC AC-4). */
export function mayReadPart(
  actor: Actor,
  event: { scope: ScopeId; record: RecordId },
  label: string,
): boolean {
  if (event.scope === missionScope) return true
  const { parts } = roleAccess[actor.role]
  if (authorSeat(event.record) === actor.seat) return parts.own.includes(label)
  return parts.others[parseScopeId(event.scope).band].includes(label)
}
