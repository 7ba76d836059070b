import { type Bytes, concatBytes, fromHex, utf8 } from '@tocsin/schema/primitives/bytes'
import type { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { packFlash, type ShortFlash, unpackFlash } from '@tocsin/schema/sync/short-flash'
import { isRefused } from './refused.ts'
import { importSealingPublicKey, type SealingKey } from './sealing-key.ts'

/** First bytes of the event's hash: nonce of the message, and what the event is known by when it comes. */
export const hashStartBytes = 8

const tagBits = 96

/** The two ends of a message: who has written it, in which mission. */
type Ends = { mission: MissionId; seat: SeatId }

/**
 * A flash under the key that its seat shares with the mission's server (SPEC SM-1): bytes for
 * `shortText`. `key` is the seat's sealing key, `to` the mission's transport key, `hash` the event's, in
 * hex. Undefined when the seat has written more than the short form counts.
 */
export async function sealShortFlash(
  key: SealingKey,
  sealing: Ends & { to: Bytes; hash: string; flash: ShortFlash },
): Promise<Bytes | undefined> {
  const plain = packFlash(sealing.flash)
  if (!plain) return undefined
  const start = fromHex(sealing.hash).slice(0, hashStartBytes)
  const message = await messageKey(key, sealing.to, { ...sealing, start })
  const sealed = await crypto.subtle.encrypt(algorithm, message, plain)
  return concatBytes(start, new Uint8Array(sealed))
}

/**
 * What a seat says in a message; `unreadable` when it is of another seat or mission, or altered. `key` is
 * the mission's transport key, `from` the seat's sealing key that the delegate vouches for. Never throws.
 */
export async function openShortFlash(
  key: SealingKey,
  opening: Ends & { from: Bytes; message: Bytes },
): Promise<Result<{ flash: ShortFlash; hashStart: Bytes }, 'unreadable'>> {
  const start = opening.message.slice(0, hashStartBytes)
  try {
    const message = await messageKey(key, opening.from, { ...opening, start })
    const plain = await crypto.subtle.decrypt(
      algorithm,
      message,
      opening.message.slice(hashStartBytes),
    )
    const flash = unpackFlash(new Uint8Array(plain))
    return flash.ok ? ok({ flash: flash.value, hashStart: start }) : flash
  } catch (thrown) {
    if (isRefused(thrown)) return err('unreadable')
    throw thrown
  }
}

/** Each key is used once: its nonce is spent in deriving it (NIST SP 800-56A rev. 3, C(0e, 2s) with NonceU). */
const algorithm = { name: 'AES-GCM', iv: new Uint8Array(12), tagLength: tagBits }

async function messageKey(own: SealingKey, other: Bytes, of: Ends & { start: Bytes }) {
  const shared = await crypto.subtle.deriveBits(
    { name: 'X25519', public: await importSealingPublicKey(other) },
    own.privateKey,
    256,
  )
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const info = utf8(`tocsin/short/v1|${of.mission}|${of.seat}`)
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: of.start, info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}
