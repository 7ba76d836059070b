import { authorSeat } from '../events/tell.ts'
import type { Actor } from '../primitives/actor.ts'
import { parseScopeId, type RecordId, type ScopeId } from '../primitives/ids.ts'
import { missionArea } from '../primitives/mission-scope.ts'
import { roleAccess } from './role-access.ts'

/**
 * Whether an event that a seat has signed, and that the mission's server has not judged, may be shown on
 * a teammate's tablet (SPEC EN-18): what its author may write, about own records only where the role is
 * none of a desk. An erasure never is: it destroys, and only the server knows that two persons decided.
 */
export function isTeamWord(
  author: Actor,
  { type, scope, record }: { type: string; scope: ScopeId; record: RecordId },
): boolean {
  const { areas, bands, writes, desk, ofOthers = [] } = roleAccess[author.role]
  if (author.role === 'system' || type === 'PartErased') return false
  // A type that is newer than this tablet says nothing here; whether it may be written the server judges.
  if (!writes.some((one) => one === type)) return false
  const { area, band } = parseScopeId(scope)
  const isTheirs = areas === 'all' || (areas === 'own' && author.areas.includes(area))
  if (area === missionArea || !isTheirs || !bands.includes(band)) return false
  const isOpen = desk || ofOthers.some((one) => one === type)
  return isOpen || authorSeat(record) === author.seat
}
