import { Header, type LogEvent } from '../events/envelope.ts'
import { type Bytes, toHex } from '../primitives/bytes.ts'
import { eventId, lastSeatSeq } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { taggedHash } from './hash.ts'
import { headerBytes } from './header-bytes.ts'
import { checkParts } from './parts.ts'

/** `prevHash` of a seat's first event. */
export const GENESIS = '0'.repeat(64)

/** The last event of a seat's chain: what its next one has to follow. */
export type ChainHead = { seatSeq: number; hash: string }

/** The hash that names an event in its chain, in hex (SPEC CH-9). Throws as {@link headerBytes} does. */
export function headerHash(header: Header): string {
  return headerBytesHash(headerBytes(header))
}

/** Likewise, of the bytes of a header. */
export function headerBytesHash(bytes: Bytes): string {
  return toHex(taggedHash('tocsin/header/v1', bytes))
}

/** Whether the header follows `head` in its seat's chain; `undefined`, or 0 and {@link GENESIS}, = the seat has no event yet (SPEC CH-10). */
export function checkLink(
  head: ChainHead | undefined,
  header: Pick<Header, 'seatSeq' | 'prevHash'>,
): Result<undefined, 'broken_chain'> {
  const follows =
    header.seatSeq === (head?.seatSeq ?? 0) + 1 && header.prevHash === (head?.hash ?? GENESIS)
  return follows ? ok(undefined) : err('broken_chain')
}

/** Whether id, hash and parts of a stored or pulled event belong to its header. Never throws. */
export function checkEvent(
  event: LogEvent,
): Result<undefined, 'malformed_event' | 'broken_chain' | 'bad_parts'> {
  const header = Header.safeParse(event.header)
  if (!header.success) return err('malformed_event')
  const { seat, seatSeq, base } = header.data
  if (base.own !== null && base.own > lastSeatSeq) return err('malformed_event')
  if (event.id !== eventId(seat, seatSeq)) return err('malformed_event')
  if (event.hash !== headerHash(header.data)) return err('broken_chain')
  return checkParts(header.data, event.parts)
}

/** Checks consecutive events of one seat after `head`; the value is the new head (SPEC CH-10). */
export function checkRun(
  head: ChainHead | undefined,
  events: readonly LogEvent[],
): Result<ChainHead | undefined, 'malformed_event' | 'broken_chain' | 'bad_parts'> {
  let last = head
  const seat = events[0]?.header.seat
  for (const event of events) {
    const link = event.header.seat === seat ? checkLink(last, event.header) : err('broken_chain')
    if (!link.ok) return link
    const checked = checkEvent(event)
    if (!checked.ok) return checked
    last = { seatSeq: event.header.seatSeq, hash: event.hash }
  }
  return ok(last)
}
