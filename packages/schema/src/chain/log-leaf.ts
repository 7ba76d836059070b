import { type Bytes, concatBytes, utf8 } from '../primitives/bytes.ts'
import { byteWriter } from './byte-writer.ts'
import { leafHash } from './merkle.ts'

/** What the log says of one event: its place in mission and scope, when it came, and which it is. */
export type LogLine = {
  seq: number
  scopeSeq: number
  /** Milliseconds since 1970. */
  receivedAt: number
  /** The event's header hash, in hex. */
  hash: string
}

const tag = concatBytes(utf8('tocsin/log-leaf/v1'), new Uint8Array(1))

/** The leaf of an event in the tree of its scope, hashed (SPEC PF-1). */
export function logLeaf({ seq, scopeSeq, receivedAt, hash }: LogLine): Bytes {
  const write = byteWriter()
  write.u64(scopeSeq)
  write.u64(seq)
  write.i64(receivedAt)
  write.hash(hash)
  return leafHash(concatBytes(tag, write.done()))
}
