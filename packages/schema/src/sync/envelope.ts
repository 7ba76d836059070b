import * as z from 'zod/mini'
import { byteWriter } from '../chain/byte-writer.ts'
import { Hash } from '../events/envelope.ts'
import { type Bytes, concatBytes, utf8 } from '../primitives/bytes.ts'
import { type MissionId, SeatId } from '../primitives/ids.ts'

/**
 * What lies in a sealed envelope (SPEC EN-1): one event of a seat and the seat's word for it. The event
 * is whole and loose: what this version does not know of it travels on, and is judged by the server.
 */
export const EnvelopeContent = z.object({
  v: z.literal(1),
  seat: SeatId,
  /** A `PushedEvent`, as its author wrote it. */
  event: z.json(),
  /** The hash of its header: what the signature covers. */
  hash: Hash,
  /** Ed25519, base64url. */
  signature: z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/)),
})
export type EnvelopeContent = z.infer<typeof EnvelopeContent>

const tag = 'tocsin/envelope/v1'

/** The bytes that the seat signs for one event (SPEC EN-2): apart from those of a run by their tag. */
export function envelopeSignedBytes(of: { mission: MissionId; seat: SeatId; hash: string }): Bytes {
  const write = byteWriter()
  write.str8(of.mission)
  write.seat(of.seat)
  write.hash(of.hash)
  return concatBytes(utf8(tag), new Uint8Array(1), write.done())
}

/** What an envelope is sealed for: it opens for no other mission, purpose or version. */
export function envelopeInfo(mission: MissionId): Bytes {
  return utf8(`${tag}|${mission}`)
}

/** Bytes that sealing adds to a padded content: encapsulated key and tag of HPKE. */
const sealedOverhead = 48

/** From 512 bytes to 2 MiB: more than the largest event that a server takes. */
const paddedLengths = Array.from({ length: 13 }, (_, k) => 512 * 2 ** k)

/** Every length that an envelope can have. It tells which size class the event is of and nothing more. */
export const envelopeLengths: ReadonlySet<number> = new Set(
  paddedLengths.map((padded) => padded + sealedOverhead),
)

/** Most bytes of content in an envelope, its own length included. */
export const largestEnvelopeContent = 512 * 2 ** 12
