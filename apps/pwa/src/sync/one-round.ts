import type { SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { acceptReply } from '@tocsin/schema/sync/accept-reply'
import { Epoch, largestBatch, NamedCounter } from '@tocsin/schema/sync/wire'
import type { RevocationProof } from '@tocsin/schema/trust/signed'
import { isRevocation } from '@tocsin/seal/check-revocation'
import type { Local } from '../local/local.ts'
import type { Profile } from '../local/profile.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import type { ExchangeWithServer } from './exchange-with-server.ts'
import { signedRequest } from './signed-request.ts'

export type RoundDeps = {
  local: Pick<
    Local,
    'planExchange' | 'applyReply' | 'takeEpoch' | 'takeCounter' | 'facts' | 'profile'
  >
  seat: Pick<OpenVault['seat'], 'id' | 'sign'>
  exchange: ExchangeWithServer
}

/**
 * What one round trip came to. `again`: more waits on either side, or the server refused it and
 * named what to correct, which was done.
 */
export type Round = {
  again: boolean
  corrected?: Problem
  /** The mission has proven that this seat was taken out of it (SPEC DV-6). */
  revoked?: boolean
}

/** One request and its reply, stored whole or not at all. */
export async function oneRound(
  { local, seat, exchange }: RoundDeps,
  signal: AbortSignal,
): Promise<Result<Round, Problem>> {
  const planned = await local.planExchange(largestBatch)
  if (!planned.ok) return planned
  const request = await signedRequest(planned.value, seat)
  if (!request.ok) return request
  const answered = await exchange(request.value, signal)
  if (!answered.ok) return correct(local, answered.error)
  const reader = { mission: local.profile().mission, seat: seat.id }
  const reply = acceptReply(reader, answered.value)
  if (!reply.ok) return reply
  const before = local.facts.get().unsentEvents
  const applied = await local.applyReply(reply.value)
  if (!applied.ok) return applied
  const { unsentEvents } = local.facts.get()
  // A run that is taken only in part goes on; one of which nothing is taken waits for the next try.
  return ok({
    again: reply.value.more || (unsentEvents > 0 && unsentEvents < before),
    revoked: await isOut(local.profile(), seat.id, reply.value.revocation),
  })
}

/** A tablet that was enrolled before missions had a root has nothing to prove it by, and believes its server. */
async function isOut(
  { mission, root }: Profile,
  seat: SeatId,
  proof: RevocationProof | undefined,
): Promise<boolean> {
  if (!proof) return false
  return root === undefined || (await isRevocation(proof, { mission, fingerprint: root, seat }))
}

/**
 * The server may refuse a request for what a restored backup or a lost database makes of it. What it
 * names is kept, so nothing is taken with which no later request could be made (SPEC SY-9).
 */
async function correct(
  local: RoundDeps['local'],
  problem: Problem,
): Promise<Result<Round, Problem>> {
  const epoch = Epoch.safeParse(problem.detail?.epoch)
  if (problem.code === 'stale_epoch' && epoch.success) {
    const taken = await local.takeEpoch(epoch.data)
    return taken.ok ? ok({ again: true, corrected: problem }) : taken
  }
  const counter = NamedCounter.safeParse(problem.detail?.counter)
  if (problem.code === 'replayed_request' && counter.success) {
    const taken = await local.takeCounter(counter.data)
    return taken.ok ? ok({ again: true, corrected: problem }) : taken
  }
  return err(problem)
}
