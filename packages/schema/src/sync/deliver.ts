import * as z from 'zod/mini'
import { envelopeLengths } from './envelope.ts'

/** Most envelopes in one delivery. */
export const largestDelivery = 100

/** Most bytes of envelopes in one delivery, as they are sealed; one of the largest size fits. */
export const largestDeliveryBytes = 2_800_000

const lengths: ReadonlySet<number> = new Set(
  [...envelopeLengths].map((bytes) => Math.ceil((bytes * 4) / 3)),
)

/** A sealed envelope in base64url, of a length that an envelope can have. */
export const EnvelopeText = z
  .string()
  .check(z.refine((text) => lengths.has(text.length) && /^[A-Za-z0-9_-]*$/.test(text)))

/**
 * Envelopes brought by whoever has them: a tablet that is locked, a teammate's, the desk. It names
 * nobody; the seats' own signatures are inside.
 */
export const DeliverRequest = z.object({
  envelopes: z.array(EnvelopeText).check(z.minLength(1), z.maxLength(largestDelivery)),
})
export type DeliverRequest = z.infer<typeof DeliverRequest>

/**
 * What became of one envelope, and no more than that (SPEC EN-6): `taken` into the log, now or before;
 * `held` by the server, to be taken when what is before it comes or to be looked at by a person;
 * `not_mine`: of no seat that this server knows; `unreadable`: not sealed to this server, or damaged;
 * `later`: the server has no room for it now. Only the first two may be given up by who brought it.
 */
export const DeliverAnswer = z.enum(['taken', 'held', 'not_mine', 'unreadable', 'later'])
export type DeliverAnswer = z.infer<typeof DeliverAnswer>

/** In the order of the request. */
export const DeliverReply = z.object({ answers: z.array(DeliverAnswer) })
export type DeliverReply = z.infer<typeof DeliverReply>

/** Whether the server has it durably, so that the one who brought it need not keep it. */
export function isAcknowledged(answer: DeliverAnswer): boolean {
  return answer === 'taken' || answer === 'held'
}
