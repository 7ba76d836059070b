import { Header } from '../events/envelope.ts'
import { type Bytes, equalBytes } from '../primitives/bytes.ts'
import { eventId, parseEventId, recordIdOf } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { byteReader } from './byte-reader.ts'
import { byteWriter } from './byte-writer.ts'

/**
 * The one sequence of bytes of a header (SPEC CH-4). Throws a RangeError when a field does not fit:
 * a header from elsewhere goes through the schema `Header` first.
 */
export function headerBytes(header: Header): Bytes {
  const write = byteWriter()
  write.u8(header.suite)
  write.str8(header.type)
  write.u16(header.typeVersion)
  write.str8(header.mission)
  write.str8(header.scope)
  const own = recordIdOf(eventId(header.seat, header.seatSeq))
  if (header.record === own) {
    write.u8(0)
  } else {
    const creator = parseEventId(header.record)
    write.u8(1)
    write.seat(creator.seat)
    write.u32(creator.seatSeq)
  }
  write.seat(header.seat)
  write.u32(header.seatSeq)
  write.hash(header.prevHash)
  const { base, saidAt } = header
  write.u8((base.seq === null ? 0 : 1) | (base.own === null ? 0 : 2))
  if (base.seq !== null) write.u64(base.seq)
  if (base.own !== null) write.u32(base.own)
  write.i64(saidAt.at)
  write.u8(saidAt.offset === null ? 0 : 1)
  if (saidAt.offset !== null) write.i64(saidAt.offset)
  write.hash(header.partsRoot)
  return write.done()
}

/** Reads stored or foreign bytes. Refuses everything but the exact bytes {@link headerBytes} writes; never throws. */
export function parseHeaderBytes(bytes: Uint8Array): Result<Header, 'malformed_event'> {
  const read = byteReader(bytes)
  const start = {
    suite: read.u8(),
    type: read.str8(),
    typeVersion: read.u16(),
    mission: read.str8(),
    scope: read.str8(),
  }
  const named = read.u8() === 0 ? undefined : `${read.seat()}-${read.u32()}`
  const seat = read.seat()
  const seatSeq = read.u32()
  const prevHash = read.hash()
  const flags = read.u8()
  const base = { seq: flags & 1 ? read.u64() : null, own: flags & 2 ? read.u32() : null }
  const at = read.i64()
  const saidAt = { at, offset: read.u8() === 0 ? null : read.i64() }
  const partsRoot = read.hash()
  if (read.failed()) return err('malformed_event')

  const record = named ?? `${seat}-${seatSeq}`
  const header = Header.safeParse({
    ...start,
    record,
    seat,
    seatSeq,
    prevHash,
    base,
    saidAt,
    partsRoot,
  })
  // Writing it again catches every second spelling: unknown flags, a record that names itself in full.
  return header.success && equalBytes(headerBytes(header.data), bytes)
    ? ok(header.data)
    : err('malformed_event')
}
