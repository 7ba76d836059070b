import {
  type Bytes,
  fromBase64Url,
  isBase64Url,
  toBase64Url,
  utf8,
} from '@tocsin/schema/primitives/bytes'
import { wrappedSeatKeyBytes } from '@tocsin/seal/seat-key'
import { wrappedKeyBytes } from '@tocsin/seal/slot'
import * as z from 'zod/mini'
import { type ByteFile, readBytes } from './byte-file.ts'
import { crc32 } from './crc32.ts'
import { Kdf } from './kdf.ts'

const bytesOf = (length: number) =>
  z.pipe(
    z.string().check(z.refine((text) => isBase64Url(text, length))),
    z.transform((text): Bytes => fromBase64Url(text)),
  )

/** Bytes of the salt of a passphrase. */
export const saltBytes = 16

/** Bytes of a sealed public key: a sealed row of the smallest size. */
const sealedPublicKeyBytes = 540

/**
 * The key slot, all that leads back to the keys of a vault. Nothing in it names a seat: the public key
 * is sealed, so that a locked tablet cannot be matched to a list of seats.
 */
const Slot = z.object({
  version: z.literal(1),
  /** Rises with every change: of two good copies the higher one counts. */
  generation: z.int().check(z.minimum(1)),
  kdf: Kdf,
  salt: bytesOf(saltBytes),
  master: bytesOf(wrappedKeyBytes),
  seat: bytesOf(wrappedSeatKeyBytes),
  publicKey: bytesOf(sealedPublicKeyBytes),
})

export type Slot = z.infer<typeof Slot>

// Two copies on pages of their own: a write that is cut short spoils one of them, and overwriting
// both in place leaves nothing of the keys before (security.md §3 fact 5).
const copyBytes = 4096
const copies = [0, copyBytes]
const head = 8

function slotCopy(slot: Slot): Bytes {
  const { salt, master, seat, publicKey, ...plain } = slot
  const text = JSON.stringify({
    ...plain,
    salt: toBase64Url(salt),
    master: toBase64Url(master),
    seat: toBase64Url(seat),
    publicKey: toBase64Url(publicKey),
  })
  const body = utf8(text)
  const copy = new Uint8Array(copyBytes)
  copy.set(body, head)
  const view = new DataView(copy.buffer)
  view.setUint32(0, body.length)
  view.setUint32(4, crc32(copy.subarray(0, 4), body))
  return copy
}

function readCopy(copy: Bytes): Slot | undefined {
  if (copy.length < head) return undefined
  const view = new DataView(copy.buffer, copy.byteOffset)
  const body = copy.subarray(head, head + view.getUint32(0))
  if (crc32(copy.subarray(0, 4), body) !== view.getUint32(4)) return undefined
  try {
    const read = Slot.safeParse(JSON.parse(new TextDecoder().decode(body)))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** The newest good copy of the bytes of a slot file; nothing when none is whole or of a version known here. */
export function readSlot(bytes: Bytes): Slot | undefined {
  const read = copies.flatMap((at) => readCopy(bytes.slice(at, at + copyBytes)) ?? [])
  return read.reduce<Slot | undefined>(
    (best, slot) => (best && best.generation >= slot.generation ? best : slot),
    undefined,
  )
}

/** Overwrites the slot in place, each copy on the disk before the next is touched. Throws what the storage throws. */
export function writeSlot(file: ByteFile, slot: Slot): void {
  for (const at of copies) {
    const written = file.write(slotCopy(slot), { at })
    if (written < copyBytes) throw new DOMException('the slot does not fit', 'QuotaExceededError')
    file.flush()
  }
  if (readSlot(readBytes(file, 0, 2 * copyBytes)) === undefined) {
    throw new DOMException('the slot cannot be read back', 'UnknownError')
  }
}
