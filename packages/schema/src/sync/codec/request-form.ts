import * as z from 'zod/mini'
import { type ChainHead, GENESIS, headerHash } from '../../chain/chain.ts'
import { pushedParts } from '../../chain/parts.ts'
import { Hash, Header } from '../../events/envelope.ts'
import type { Json } from '../../primitives/canonical-json.ts'
import type { SeatId } from '../../primitives/ids.ts'
import { ExchangeQuestion, type ExchangeRequest, largestBatch, PushedEvent } from '../wire.ts'
import {
  besideHeader,
  headerForm,
  headerOf,
  isRecord,
  type JsonRecord,
  type Standing,
  sameText,
} from './header-form.ts'

const Beside = z.omit(PushedEvent, { header: true })

const RequestForm = z.object({
  question: z.looseObject(ExchangeQuestion.shape),
  /** The event before the run; its hash is left out where the receiver has it, null where there is none. */
  after: z.optional(z.object({ n: z.number(), hash: z.optional(z.nullable(Hash)) })),
  /** So many events of the run are in the receiver's log already: it is only to acknowledge them. */
  known: z.optional(z.int().check(z.gte(1), z.lte(largestBatch))),
  runHead: z.optional(z.string()),
  signature: z.string(),
})

/** What of a request's chain its receiver has: the first events of the run, or the one before it. */
export type There = { known?: number | undefined; hasBefore?: boolean | undefined }

/**
 * A request without what its receiver computes: ids, numbers in the chain, the hash of the event before,
 * commitments and their root, header hashes, mission and seat (SPEC WC-2).
 */
export function requestForm(
  { question, run, hashes, runHead, signature }: ExchangeRequest,
  { known = 0, hasBefore = false }: There = {},
): JsonRecord {
  let head = startOf(run)
  const start = head
  const forms = run.map((raw, at) => {
    const hash = hashes[at] ?? ''
    const standing = { mission: question.mission, seat: question.seat, head }
    const short = shortEvent(raw, standing, hash)
    head = { seatSeq: seatSeqOf(raw, head), hash }
    // One that would not come back to the letter travels whole, with the hash that its seat signed.
    return short ?? { whole: raw, hash }
  })
  const { seatSeq, hash } = start
  const isThere = known > 0 || (hasBefore && seatSeq > 0)
  return {
    question: JSON.parse(JSON.stringify(question)),
    ...(run.length > 0 && {
      after: { n: seatSeq, ...(!isThere && { hash: hash === GENESIS ? null : hash }) },
    }),
    ...(known > 0 && { known }),
    run: forms.slice(known),
    ...(runHead !== hashes.at(-1) && { runHead }),
    signature,
  }
}

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

function shortEvent(raw: Json, standing: Standing, hash: string): JsonRecord | undefined {
  if (!isRecord(raw)) return undefined
  const { header, ...beside } = raw
  const parsed = Header.safeParse(header)
  if (!parsed.success || Object.keys(headerForm(parsed.data)).some((key) => key in beside)) {
    return undefined
  }
  const short = { ...headerForm(parsed.data), ...beside }
  const back = eventOf(short, standing)
  return back && back.hash === hash && sameText(back.raw, raw) ? short : undefined
}

function eventOf(form: Json, standing: Standing): { raw: Json; hash: string } | undefined {
  if (!isRecord(form)) return undefined
  const { whole, hash } = form
  if (whole !== undefined) return typeof hash === 'string' ? { raw: whole, hash } : undefined
  const beside = besideHeader(form)
  const read = Beside.safeParse(beside)
  if (!read.success) return undefined
  const parts = pushedParts(read.data.parts, read.data, read.data.sealed)
  const header = parts.ok ? headerOf(form, standing, parts.value.partsRoot) : undefined
  return header && { raw: { header, ...beside }, hash: headerHash(header) }
}

function startOf(run: readonly Json[]): ChainHead {
  const [first] = run
  const header = isRecord(first) ? Header.safeParse(first.header) : undefined
  if (!header?.success) return { seatSeq: 0, hash: GENESIS }
  return { seatSeq: header.data.seatSeq - 1, hash: header.data.prevHash }
}

/** Of an event that is none, the place that it takes in the run. */
function seatSeqOf(raw: Json, head: ChainHead): number {
  const header = isRecord(raw) && isRecord(raw.header) ? raw.header : {}
  return typeof header.seatSeq === 'number' ? header.seatSeq : head.seatSeq + 1
}
