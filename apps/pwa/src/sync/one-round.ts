import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { acceptReply } from '@tocsin/schema/sync/accept-reply'
import { largestBatch } from '@tocsin/schema/sync/wire'
import type { Local } from '../local/local.ts'
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

/** What one round trip came to. `again`: more waits on either side, or the server named what to correct. */
export type Round = { again: boolean }

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
  return ok({ again: reply.value.more || (unsentEvents > 0 && unsentEvents < before) })
}

/** The server may refuse a request for what a restored backup or a lost database makes of it. */
async function correct(
  local: RoundDeps['local'],
  problem: Problem,
): Promise<Result<Round, Problem>> {
  const { epoch, counter } = problem.detail ?? {}
  if (problem.code === 'stale_epoch' && typeof epoch === 'string') {
    const taken = await local.takeEpoch(epoch)
    return taken.ok ? ok({ again: true }) : taken
  }
  if (problem.code === 'replayed_request' && typeof counter === 'number') {
    const taken = await local.takeCounter(counter)
    return taken.ok ? ok({ again: true }) : taken
  }
  return err(problem)
}
