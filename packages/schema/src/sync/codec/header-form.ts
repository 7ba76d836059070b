import type { ChainHead } from '../../chain/chain.ts'
import { Header } from '../../events/envelope.ts'
import type { Json } from '../../primitives/canonical-json.ts'
import { eventId, type MissionId, recordIdOf, SeatId } from '../../primitives/ids.ts'

export type JsonRecord = { [key: string]: Json }

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether two values are one to the letter, the order of their members included. */
export function sameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** Where an event stands in its seat's chain: what of its header follows from that is not sent. */
export type Standing = { mission: MissionId; seat: SeatId; head: ChainHead }

/** What of a header does not follow from where it stands, nor from the parts beside it. The topic comes first: the rest is foretold by it. */
export function headerForm({
  type,
  typeVersion,
  scope,
  record,
  seat,
  seatSeq,
  base,
  saidAt,
}: Header) {
  const own: string = recordIdOf(eventId(seat, seatSeq))
  return {
    topic: type,
    v: typeVersion,
    scope,
    ...(record !== own && { record }),
    seq: base.seq,
    own: base.own,
    at: saidAt.at,
    off: saidAt.offset,
  } satisfies JsonRecord
}

/** The header of a {@link headerForm}, and what stood beside it; undefined for what is none. */
export function headerOf(
  form: JsonRecord,
  { mission, seat, head }: Standing,
  partsRoot: string,
): Header | undefined {
  const { topic, v, scope, record, seq, own, at, off } = form
  const seatSeq = head.seatSeq + 1
  if (!SeatId.safeParse(seat).success || !Number.isSafeInteger(seatSeq)) return undefined
  const header = Header.safeParse({
    suite: 1,
    type: topic,
    typeVersion: v,
    mission,
    scope,
    record: record ?? `${seat}-${seatSeq}`,
    seat,
    seatSeq,
    prevHash: head.hash,
    base: { seq, own },
    saidAt: { at, offset: off },
    partsRoot,
  })
  return header.success ? header.data : undefined
}

/** The form without its {@link headerForm}. */
export function besideHeader(form: JsonRecord): JsonRecord {
  const { topic, v, scope, record, seq, own, at, off, ...beside } = form
  return beside
}
