import { type ChainHead, GENESIS, headerHash } from '../../chain/chain.ts'
import { pushedParts } from '../../chain/parts.ts'
import { Header } from '../../events/envelope.ts'
import type { Json } from '../../primitives/canonical-json.ts'
import { PushedBeside } from '../pushed-event.ts'
import type { ExchangeRequest } from '../wire.ts'
import {
  besideHeader,
  headerForm,
  headerOf,
  isRecord,
  type JsonRecord,
  type Standing,
  sameText,
} from './header-form.ts'

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

/** The event of one form of a run, and its hash; undefined for what is none. */
export function eventOf(form: Json, standing: Standing): { raw: Json; hash: string } | undefined {
  if (!isRecord(form)) return undefined
  const { whole, hash } = form
  if (whole !== undefined) return typeof hash === 'string' ? { raw: whole, hash } : undefined
  const beside = besideHeader(form)
  const read = PushedBeside.safeParse(beside)
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
export function seatSeqOf(raw: Json, head: ChainHead): number {
  const header = isRecord(raw) && isRecord(raw.header) ? raw.header : {}
  return typeof header.seatSeq === 'number' ? header.seatSeq : head.seatSeq + 1
}
