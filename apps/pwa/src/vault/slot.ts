import {
  type Bytes,
  fromBase64Url,
  isBase64Url,
  toBase64Url,
} from '@tocsin/schema/primitives/bytes'
import { wrappedSeatKeyBytes } from '@tocsin/seal/seat-key'
import { wrappedKeyBytes } from '@tocsin/seal/slot'
import * as z from 'zod/mini'
import type { ByteFile } from './byte-file.ts'
import { Kdf } from './kdf.ts'
import { readCopy, writeCopies } from './two-copies.ts'

/** Base64url in the file, bytes in memory. */
const bytesOf = (length: number) =>
  z.codec(
    z.string().check(z.refine((text) => isBase64Url(text, length))),
    z.custom<Bytes>((value) => value instanceof Uint8Array && value.length === length),
    { decode: (text) => fromBase64Url(text), encode: (bytes) => toBase64Url(bytes) },
  )

/** Bytes of the salt of a passphrase. */
export const saltBytes = 16

/** Bytes of a sealed public key: a sealed row of the smallest size. */
export const sealedPublicKeyBytes = 540

/** Bytes of a sealed beginning of a log, and the longest text in it. */
export const sealedBeginBytes = 2076
export const longestBegin = 2044

/** Bytes of the place of a second code: wrapped master key, wrapped seat key, public key, beginning. */
export const secondBytes =
  wrappedKeyBytes + wrappedSeatKeyBytes + sealedPublicKeyBytes + sealedBeginBytes

const generation = z.int().check(z.minimum(1))
const keys = {
  /** Rises with every change: of two good copies the higher one counts. */
  generation,
  kdf: Kdf,
  salt: bytesOf(saltBytes),
  master: bytesOf(wrappedKeyBytes),
  seat: bytesOf(wrappedSeatKeyBytes),
  publicKey: bytesOf(sealedPublicKeyBytes),
}

/** The slots of the first release. They open for ever; the first change makes a {@link SlotV2} of them. */
const SlotV1 = z.object({ version: z.literal(1), ...keys })

/**
 * What the locked app has to know: it is readable, and bound to the keys, so that nobody can change it
 * in silence. Nothing in it names a person or a seat.
 */
export const OpenSettings = z.object({
  /** The sign by which its owner finds it on the locked screen. */
  sign: z.nullable(z.string().check(z.maxLength(40), z.regex(/^[a-z]+-[a-z]+$/))),
  /** Wrong attempts after which it is wiped; null = never. */
  wipeAfter: z.nullable(z.int().check(z.minimum(5), z.maximum(20))),
  /** The WebAuthn key that is needed besides the passphrase, and what it is asked (PRF). */
  authenticator: z.nullable(
    z.object({
      credential: z.string().check(z.regex(/^[\w-]{1,1400}$/)),
      salt: z.string().check(z.refine((text) => isBase64Url(text, 32))),
    }),
  ),
  /** Where its own entries begin in the journal file. */
  journalFrom: z.int().check(z.nonnegative()),
})
export type OpenSettings = z.infer<typeof OpenSettings>

/**
 * The key slot, all that leads back to the keys of a vault. Nothing in it names a seat: the public
 * key is sealed, so that a locked tablet cannot be matched to a list of seats. `second` and `begin`
 * hold random bytes where nothing was put, so that nobody can tell whether something was.
 */
const SlotV2 = z.object({
  version: z.literal(2),
  ...keys,
  settings: OpenSettings,
  second: bytesOf(secondBytes),
  begin: bytesOf(sealedBeginBytes),
})

/** Why a slot was wiped: too many wrong codes, or its seat was taken out of the mission. */
export const WipedBecause = z.enum(['attempts', 'revoked'])
export type WipedBecause = z.infer<typeof WipedBecause>

/** What is left of a slot that was wiped: no key, and the words for the locked screen. */
const WipedSlot = z.object({
  version: z.literal(2),
  generation,
  wiped: WipedBecause,
  /** Wrong attempts, where it was those. */
  after: z.int(),
  sign: OpenSettings.shape.sign,
})

const AnySlot = z.union([SlotV1, SlotV2, WipedSlot])

export type SlotV2 = z.infer<typeof SlotV2>
export type Slot = z.infer<typeof SlotV1> | SlotV2
export type WipedSlot = z.infer<typeof WipedSlot>

const copyBytesV1 = 4096
const copyBytes = 16_384
const starts = [
  { at: 0, length: copyBytesV1 },
  { at: copyBytesV1, length: copyBytesV1 },
  { at: 0, length: copyBytes },
  { at: copyBytes, length: copyBytes },
]

/** The newest good copy of the bytes of a slot file; nothing when none is whole or of a version known here. */
export function readSlot(bytes: Bytes): Slot | WipedSlot | undefined {
  const read = starts.flatMap(({ at, length }) => {
    const slot = AnySlot.safeParse(readCopy(bytes.slice(at, at + length)))
    return slot.success ? [slot.data] : []
  })
  return read.reduce<Slot | WipedSlot | undefined>(
    (best, slot) => (best && best.generation >= slot.generation ? best : slot),
    undefined,
  )
}

/** Overwrites the slot in place, each copy on the disk before the next is touched. Throws what the storage throws. */
export function writeSlot(file: ByteFile, slot: Slot | WipedSlot): void {
  // The second copy of this version lies behind both of the first version's, so it is written first:
  // until it is whole, the slot that was there before still is.
  const places =
    slot.version === 1
      ? { copyBytes: copyBytesV1, places: [0, copyBytesV1] }
      : { copyBytes, places: [copyBytes, 0] }
  writeCopies(file, z.encode(AnySlot, slot), places)
  if (readSlot(readAll(file)) === undefined) {
    throw new DOMException('the slot cannot be read back', 'UnknownError')
  }
}

function readAll(file: ByteFile): Bytes {
  const bytes = new Uint8Array(file.getSize())
  file.read(bytes, { at: 0 })
  return bytes
}
