import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { acceptReply } from '@tocsin/schema/sync/accept-reply'
import type { PlannedExchange } from '../local/local.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import type { ExchangeWithServer } from './exchange-with-server.ts'
import { signedRequest } from './signed-request.ts'

/**
 * How many events of a planned run, from its beginning, the server has by now: asked after a try that did
 * not come through, so that what did is not sent again (SPEC WC-10). `counter` = one that is spent.
 */
export async function knownThere(
  planned: PlannedExchange,
  counter: number,
  seat: Pick<OpenVault['seat'], 'id' | 'sign'>,
  exchange: ExchangeWithServer,
  signal: AbortSignal,
): Promise<Result<number, Problem>> {
  const { destroyed, prove, ...before } = planned.question
  const question = { ...before, counter, limit: 0 }
  const request = await signedRequest({ ...planned, question, run: [] }, seat)
  if (!request.ok) return request
  const answered = await exchange(request.value, signal)
  if (!answered.ok) return answered
  const reply = acceptReply({ mission: question.mission, seat: seat.id }, answered.value)
  if (!reply.ok) return reply
  const { head } = reply.value
  const at = planned.run.findIndex(({ event }) => event.header.seatSeq === head.seatSeq)
  return ok(planned.run[at]?.event.hash === head.hash ? at + 1 : 0)
}

/** The known events of a run, by the parts in which it goes. */
export function knownOf(parts: readonly PlannedExchange[], known: number): number[] {
  let left = known
  return parts.map(({ run }) => {
    const here = Math.min(left, run.length)
    left -= here
    return here
  })
}
