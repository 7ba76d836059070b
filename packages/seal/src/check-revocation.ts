import type { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import {
  fingerprintOf,
  RevocationProof,
  type RightsProof,
  type Signed,
} from '@tocsin/schema/trust/signed'
import type { RevocationStatement, SeatStatement } from '@tocsin/schema/trust/statements'
import { verifyStatement } from './statement.ts'

/** What a device holds fast of its mission and of itself. */
export type PinnedSeat = { mission: MissionId; fingerprint: string; seat: SeatId }

/** Whether the mission's delegate said this of this seat, from the pinned root downwards. */
export async function isSaidOfSeat(
  {
    root,
    delegate,
    said,
  }: Pick<RightsProof, 'root' | 'delegate'> & { said: Signed<RevocationStatement | SeatStatement> },
  pinned: PinnedSeat,
): Promise<boolean> {
  if (fingerprintOf(root) !== pinned.fingerprint) return false
  const { key, from, until, mission } = delegate.statement
  const { issuedAt, seat } = said.statement
  if (mission !== pinned.mission || said.statement.mission !== pinned.mission) return false
  if (seat !== pinned.seat || issuedAt < from || issuedAt > until) return false
  return (await verifyStatement(root, delegate)) && (await verifyStatement(key, said))
}

/**
 * Whether the mission has taken this seat out, from the pinned root downwards (SPEC DV-6). Anything
 * else, and nothing may be wiped for it. Never throws.
 */
export async function isRevocation(foreign: unknown, pinned: PinnedSeat): Promise<boolean> {
  const parsed = RevocationProof.safeParse(foreign)
  if (!parsed.success) return false
  const { revoked, ...from } = parsed.data
  return isSaidOfSeat({ ...from, said: revoked }, pinned)
}
