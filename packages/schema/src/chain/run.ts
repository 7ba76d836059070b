import { type Bytes, concatBytes, fromHex, toHex, utf8 } from '../primitives/bytes.ts'
import { canonicalJsonBytes } from '../primitives/canonical-json.ts'
import { cleanJson, type Unclean } from '../primitives/clean-json.ts'
import type { MissionId, SeatId } from '../primitives/ids.ts'
import { ok, type Result } from '../primitives/result.ts'
import { byteWriter } from './byte-writer.ts'
import { taggedHash } from './hash.ts'
import { leafHash, merkleRoot } from './merkle.ts'

/** What a seat signs once for a whole push (SPEC CH-11). */
export type Run = {
  mission: MissionId
  seat: SeatId
  /** The hash of the last event of the run; of the seat's last event when the run is empty. */
  runHead: string
  headersRoot: string
  requestHash: string
  /** The server's: a signature made for another server, or before a restore, is of no use. */
  epoch: string
  /** Rises with every push of the seat, so that a push cannot be replayed. */
  counter: number
}

const tag = concatBytes(utf8('tocsin/run/v1'), new Uint8Array(1))

/** The bytes to sign. Throws a RangeError when a field does not fit: `epoch` has at most 255 bytes. */
export function runBytes(run: Run): Bytes {
  const write = byteWriter()
  write.str8(run.mission)
  write.seat(run.seat)
  write.hash(run.runHead)
  write.hash(run.headersRoot)
  write.hash(run.requestHash)
  write.str8(run.epoch)
  write.u64(run.counter)
  return concatBytes(tag, write.done())
}

/** Merkle root, in hex, over the header hashes (hex) of a run in its order: RFC 6962 leaves of 32 bytes each. */
export function headersRoot(hashes: readonly string[]): string {
  return toHex(merkleRoot(hashes.map((hash) => leafHash(fromHex(hash)))))
}

/** Binds the rest of a request (cursors and what is asked for) into the signature, in hex. */
export function requestHash(request: unknown): Result<string, Unclean> {
  const clean = cleanJson(request)
  if (!clean.ok) return clean
  return ok(toHex(taggedHash('tocsin/request/v1', canonicalJsonBytes(clean.value))))
}
