import type { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { fingerprintOf, RevocationProof } from '@tocsin/schema/trust/signed'
import { verifyStatement } from './statement.ts'

/**
 * Whether the mission has taken this seat out, from the pinned root downwards (SPEC DV-6). Anything
 * else, and nothing may be wiped for it. Never throws.
 */
export async function isRevocation(
  foreign: unknown,
  pinned: { mission: MissionId; fingerprint: string; seat: SeatId },
): Promise<boolean> {
  const parsed = RevocationProof.safeParse(foreign)
  if (!parsed.success) return false
  const { root, delegate, revoked } = parsed.data
  if (fingerprintOf(root) !== pinned.fingerprint) return false
  const { key, from, until, mission } = delegate.statement
  const { issuedAt, seat } = revoked.statement
  if (mission !== pinned.mission || revoked.statement.mission !== pinned.mission) return false
  if (seat !== pinned.seat || issuedAt < from || issuedAt > until) return false
  return (await verifyStatement(root, delegate)) && (await verifyStatement(key, revoked))
}
