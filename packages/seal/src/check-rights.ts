import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { fingerprintOf, RightsProof } from '@tocsin/schema/trust/signed'
import type { SeatStatement } from '@tocsin/schema/trust/statements'
import { seatIdOf } from './seat-key.ts'
import { verifyStatement } from './statement.ts'

/**
 * The rights that the mission has given this seat, from the pinned root downwards (SPEC RC-2); undefined
 * for everything that does not lead from there to this seat, or is of its enrolment. Never throws.
 */
export async function checkRights(
  foreign: unknown,
  pinned: { mission: MissionId; fingerprint: string; seat: SeatId },
): Promise<SeatStatement | undefined> {
  const parsed = RightsProof.safeParse(foreign)
  if (!parsed.success) return undefined
  const { root, delegate, enrolled } = parsed.data
  const { statement } = enrolled
  if (fingerprintOf(root) !== pinned.fingerprint || statement.from === undefined) return undefined
  const { key, from, until, mission } = delegate.statement
  if (mission !== pinned.mission || statement.mission !== pinned.mission) return undefined
  if (statement.seat !== pinned.seat) return undefined
  if ((await seatIdOf(fromBase64Url(statement.key))) !== pinned.seat) return undefined
  if (statement.issuedAt < from || statement.issuedAt > until) return undefined
  const isSaid = (await verifyStatement(root, delegate)) && (await verifyStatement(key, enrolled))
  return isSaid ? statement : undefined
}
