import { type Bytes, concatBytes, toHex, utf8 } from '../primitives/bytes.ts'
import type { MissionId, SeatId } from '../primitives/ids.ts'
import { byteWriter } from './byte-writer.ts'
import type { ChainHead } from './chain.ts'
import { type LogLine, logLeaf } from './log-leaf.ts'
import { merkleRoot } from './merkle.ts'

/** What the server signs to an author: these events are in the log, under these numbers, by this head. */
export type LogReceipt = {
  mission: MissionId
  epoch: string
  seat: SeatId
  /** The seat's chain as far as it was received. */
  chain: ChainHead
  /** How many events are acknowledged, and the RFC 6962 root over their log leaves by `seatSeq`, in hex. */
  count: number
  linesRoot: string
  /** The head that holds them. */
  seq: number
  root: string
}

const tag = concatBytes(utf8('tocsin/receipt/v1'), new Uint8Array(1))

/** The bytes to sign (SPEC PF-4). Throws a RangeError when a field does not fit. */
export function receiptBytes(receipt: LogReceipt): Bytes {
  const write = byteWriter()
  write.str8(receipt.mission)
  write.str8(receipt.epoch)
  write.seat(receipt.seat)
  write.u32(receipt.chain.seatSeq)
  write.hash(receipt.chain.hash)
  write.u32(receipt.count)
  write.hash(receipt.linesRoot)
  write.u64(receipt.seq)
  write.hash(receipt.root)
  return concatBytes(tag, write.done())
}

/** `lines` by the author's `seatSeq`. */
export function linesRoot(lines: readonly LogLine[]): string {
  return toHex(merkleRoot(lines.map(logLeaf)))
}
