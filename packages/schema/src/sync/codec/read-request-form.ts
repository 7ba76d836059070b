import * as z from 'zod/mini'
import { type ChainHead, GENESIS, headerHash } from '../../chain/chain.ts'
import { Hash, type Header } from '../../events/envelope.ts'
import type { Json } from '../../primitives/canonical-json.ts'
import type { SeatId } from '../../primitives/ids.ts'
import { ExchangeQuestion, type ExchangeRequest, largestBatch } from '../wire.ts'
import { isRecord } from './header-form.ts'
import { eventOf, seatSeqOf } from './request-form.ts'

const RequestForm = z.object({
  question: z.looseObject(ExchangeQuestion.shape),
  /** The event before the run; its hash is left out where the receiver has it, null where there is none. */
  after: z.optional(z.object({ n: z.number(), hash: z.optional(z.nullable(Hash)) })),
  /** So many events of the run are in the receiver's log already: it is only to acknowledge them. */
  known: z.optional(z.int().check(z.gte(1), z.lte(largestBatch))),
  runHead: z.optional(z.string()),
  signature: z.string(),
})

/** Events that the receiver has: those of a seat behind a number, so many. */
export type HeldEvents = { seat: SeatId; afterSeq: number; count: number }

/** Which events a form leans on because its receiver has them; undefined where it stands alone. */
export function heldIn(form: Json): HeldEvents | undefined {
  const read = RequestForm.safeParse(form)
  if (!read.success) return undefined
  const { question, after, known } = read.data
  if (!after || after.hash !== undefined) return undefined
  // Events that are left out say themselves what came before them.
  return known === undefined
    ? { seat: question.seat, afterSeq: after.n - 1, count: 1 }
    : { seat: question.seat, afterSeq: after.n, count: known }
}

/**
 * The request of a {@link requestForm}; undefined for what is none. `held` = the headers of the events
 * on which it leans. They take part by their hashes alone, which the seat has signed. Never throws.
 */
export function requestOf(form: Json, held: readonly Header[] = []): ExchangeRequest | undefined {
  const read = RequestForm.safeParse(form)
  // Events are read as they are: a schema would drop a member called __proto__.
  const forms = isRecord(form) ? form.run : undefined
  if (!read.success || !Array.isArray(forms)) return undefined
  const { question, after, signature } = read.data
  const last = held.at(-1)
  const leansOn = heldIn(form)
  if (leansOn && (held.length !== leansOn.count || !last)) return undefined
  const leftOut = read.data.known === undefined ? [] : held
  const run: Json[] = leftOut.map((header) => ({ header, salt: noSalt, parts: {} }))
  const hashes = leftOut.map(headerHash)
  let head: ChainHead = last
    ? { seatSeq: last.seatSeq, hash: headerHash(last) }
    : { seatSeq: after?.n ?? 0, hash: after?.hash ?? GENESIS }
  for (const one of forms) {
    const event = eventOf(one, { mission: question.mission, seat: question.seat, head })
    if (!event) return undefined
    run.push(event.raw)
    hashes.push(event.hash)
    head = { seatSeq: seatSeqOf(event.raw, head), hash: event.hash }
  }
  const runHead = read.data.runHead ?? hashes.at(-1)
  return runHead === undefined ? undefined : { question, runHead, hashes, run, signature }
}

/** Stands where a salt is asked for and nothing is salted. */
const noSalt = 'A'.repeat(16)
