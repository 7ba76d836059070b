import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { ExchangeReply } from '@tocsin/schema/sync/wire'
import { forkedReason } from '@tocsin/schema/trust/statements'
import { worldMission } from './world-mission.ts'

/**
 * The reply with the word that its seat was stopped for a fork (SPEC DV-15). Nobody has signed it: the
 * world's tablets pin no root, and believe their server.
 */
export function withStop(
  reply: Result<ExchangeReply, Problem>,
  seat: SeatId,
): Result<ExchangeReply, Problem> {
  if (!reply.ok) return reply
  const key = toBase64Url(new Uint8Array(32))
  const signature = toBase64Url(new Uint8Array(64))
  const said = { v: 1 as const, mission: worldMission.mission, issuedAt: 0 }
  const revoked = { ...said, kind: 'revocation' as const, seat, reason: forkedReason }
  const delegate = { ...said, kind: 'delegate' as const, key, from: 0, until: 0 }
  const revocation = {
    root: key,
    delegate: { statement: delegate, signature },
    revoked: { statement: revoked, signature },
  }
  return { ok: true, value: { ...reply.value, revocation } }
}
