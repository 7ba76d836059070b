import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { DeliverReply, isAcknowledged, largestDelivery } from '@tocsin/schema/sync/deliver'
import type { EscrowSource } from '../local/escrow.ts'

/** Sends sealed envelopes (base64url) and gives what the server says of each. */
export type Deliver = (envelopes: string[]) => Promise<Result<unknown, Problem>>

/** Bytes in one delivery: small enough that a weak link finishes one before it breaks. */
const mostBytes = 200_000

/**
 * Brings everything once that lies sealed on this device. What is not acknowledged stays where it is;
 * `left` says how much that is. The first failure of the link ends the round.
 */
export async function deliverRound(
  sources: readonly EscrowSource[],
  deliver: Deliver,
): Promise<Result<{ brought: number; left: number }, Problem>> {
  let brought = 0
  let left = 0
  for (const source of sources) {
    const tried = new Set<string>()
    for (;;) {
      const page = (await source.next(tried, mostBytes)).slice(0, largestDelivery)
      if (page.length === 0) break
      const told = await deliver(page.map(({ sealed }) => toBase64Url(sealed)))
      if (!told.ok) return told
      const reply = DeliverReply.safeParse(told.value)
      if (!reply.success || reply.data.answers.length !== page.length) {
        return err(problem('server_failed'))
      }
      const { answers } = reply.data
      const received = page.filter((_, at) => isAcknowledged(answers[at] ?? 'later'))
      if (received.length > 0) await source.acknowledge(received.map(({ key }) => key))
      for (const { key } of page) tried.add(key)
      brought += received.length
      left += page.length - received.length
    }
  }
  return ok({ brought, left })
}
