import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hash,
  type KeyObject,
} from 'node:crypto'

/**
 * HPKE of RFC 9180 in base mode once more, by Node's own cryptography: a thief brings tools of their
 * own, and tries tens of thousands of times. `context`: of the key schedule (§5.1).
 */
type Encapsulated = { enc: Buffer; publicKey: KeyObject; sealed: Buffer; context: Buffer }

const raw = {
  privateKey: Buffer.from('302e020100300506032b656e04220420', 'hex'),
  publicKey: Buffer.from('302a300506032b656e032100', 'hex'),
}

/** HMAC-SHA-256 (RFC 2104) with a key of at most 64 bytes, by one-shot hashes: `createHmac` takes longer to set up than to hash. */
function hmac(key: Uint8Array, ...data: (Uint8Array | string)[]): Buffer {
  const [inner, outer] = [Buffer.alloc(64, 0x36), Buffer.alloc(64, 0x5c)]
  for (const [at, byte] of key.entries()) {
    inner[at] = byte ^ 0x36
    outer[at] = byte ^ 0x5c
  }
  const said = data.map((one) => (typeof one === 'string' ? Buffer.from(one) : one))
  const first = hash('sha256', Buffer.concat([inner, ...said]), 'buffer')
  return hash('sha256', Buffer.concat([outer, first]), 'buffer')
}

/** LabeledExtract and LabeledExpand, up to 32 bytes (§4), of one suite id. */
function labeled(suite: Buffer) {
  return {
    extract: (salt: Uint8Array, label: string, ikm: Uint8Array) =>
      hmac(salt, 'HPKE-v1', suite, label, ikm),
    expand: (prk: Uint8Array, label: string, info: Uint8Array, length: number) =>
      hmac(prk, Buffer.from([0, length]), 'HPKE-v1', suite, label, info, '\x01').subarray(
        0,
        length,
      ),
  }
}

// DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM (§7).
const kem = labeled(Buffer.from('KEM\0\x20', 'latin1'))
const hpke = labeled(Buffer.from('HPKE\0\x20\0\x01\0\x01', 'latin1'))
const none = new Uint8Array()
const pskIdHash = hpke.extract(none, 'psk_id_hash', none)

/** A wrap of 32 bytes of encapsulated key, ciphertext and tag, as it was sealed for `info`. */
export function encapsulated(wrap: Uint8Array, info: Uint8Array): Encapsulated {
  const enc = Buffer.from(wrap.subarray(0, 32))
  const der = Buffer.concat([raw.publicKey, enc])
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' })
  const infoHash = hpke.extract(none, 'info_hash', info)
  const context = Buffer.concat([Buffer.from([0]), pskIdHash, infoHash])
  return { enc, publicKey, sealed: Buffer.from(wrap.subarray(32)), context }
}

/** Whether these 32 bytes, taken as a private key, open a wrap. */
export function openerOf(scalar: Uint8Array) {
  const der = Buffer.concat([raw.privateKey, scalar])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const own = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32)
  return ({ enc, publicKey, sealed, context }: Encapsulated): boolean => {
    const dh = diffieHellman({ privateKey, publicKey })
    const prk = kem.extract(none, 'eae_prk', dh)
    const shared = kem.expand(prk, 'shared_secret', Buffer.concat([enc, own]), 32)
    const secret = hpke.extract(shared, 'secret', none)
    const key = hpke.expand(secret, 'key', context, 16)
    const nonce = hpke.expand(secret, 'base_nonce', context, 12)
    const opening = createDecipheriv('aes-128-gcm', key, nonce)
    opening.setAuthTag(sealed.subarray(-16))
    opening.update(sealed.subarray(0, -16))
    try {
      opening.final()
      return true
    } catch {
      return false
    }
  }
}
