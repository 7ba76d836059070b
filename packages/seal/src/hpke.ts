import {
  Aes128Gcm,
  CipherSuite,
  DecapError,
  DeserializeError,
  DhkemX25519HkdfSha256,
  HkdfSha256,
  OpenError,
} from '@hpke/core'
import { type Bytes, concatBytes } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { importSealingPublicKey, type SealingKey } from './sealing-key.ts'

/** Bytes of randomness that one sealing takes; never used for a second one. */
export const ephemeralBytes = 32

const encapsulatedBytes = 32

/** Bytes that sealing adds: the encapsulated key and the tag. */
export const sealedOverhead = encapsulatedBytes + 16

// The suite of RFC 9180 Appendix A.1, so that its vectors hold for exactly what we use.
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes128Gcm(),
})

/**
 * Seals bytes to the holder of a public key (HPKE base mode, single shot, RFC 9180 §6.1): encapsulated
 * key ‖ ciphertext ‖ tag. `info` says what it is for and of what: it opens for nothing else.
 * `ephemeral` = 32 random bytes (the sender's `ikm`, §7.1.3). Throws a RangeError on wrong lengths.
 */
export async function sealTo(
  publicKey: Bytes,
  sealing: { info: Bytes; plain: Uint8Array; ephemeral: Bytes; aad?: Bytes },
): Promise<Bytes> {
  if (sealing.ephemeral.length !== ephemeralBytes) {
    throw new RangeError(`${sealing.ephemeral.length} bytes of randomness for a sealing`)
  }
  const sender = await suite.createSenderContext({
    recipientPublicKey: await importSealingPublicKey(publicKey),
    info: sealing.info,
    ekm: sealing.ephemeral,
  })
  const sealed = await sender.seal(new Uint8Array(sealing.plain), sealing.aad)
  return concatBytes(new Uint8Array(sender.enc), new Uint8Array(sealed))
}

/** The plain bytes; `unreadable` when key, `info`, `aad` or bytes are not those of the sealing. */
export async function openSealed(
  key: SealingKey,
  opening: { info: Bytes; sealed: Bytes; aad?: Bytes },
): Promise<Result<Bytes, 'unreadable'>> {
  const { sealed } = opening
  if (sealed.length < sealedOverhead) return err('unreadable')
  try {
    const recipient = await suite.createRecipientContext({
      recipientKey: key,
      enc: sealed.slice(0, encapsulatedBytes),
      info: opening.info,
    })
    return ok(new Uint8Array(await recipient.open(sealed.slice(encapsulatedBytes), opening.aad)))
  } catch (thrown) {
    if (thrown instanceof OpenError || thrown instanceof DecapError) return err('unreadable')
    if (thrown instanceof DeserializeError) return err('unreadable')
    throw thrown
  }
}
