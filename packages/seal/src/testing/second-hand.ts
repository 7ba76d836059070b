import {
  createCipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
} from 'node:crypto'
import { type Bytes, utf8 } from '@tocsin/schema/primitives/bytes'

/** HPKE base mode over Node's OpenSSL: nothing of it is shared with what it checks. RFC 9180 §4, §5. */
export function sealBySecondHand(
  publicKey: Uint8Array,
  info: Uint8Array,
  plain: Uint8Array,
  ikm: Bytes,
) {
  const kem = Buffer.from('4b454d0020', 'hex')
  const whole = Buffer.from('48504b45002000010001', 'hex')
  const hmac = (key: Uint8Array, ...data: Uint8Array[]) =>
    createHmac('sha256', key).update(Buffer.concat(data)).digest()
  const extract = (suite: Buffer, salt: Uint8Array, label: string, ikm: Uint8Array) =>
    hmac(salt.length > 0 ? salt : Buffer.alloc(32), utf8('HPKE-v1'), suite, utf8(label), ikm)
  const expand = (suite: Buffer, prk: Buffer, label: string, about: Uint8Array, length: number) => {
    const labelled = [Buffer.from([0, length]), utf8('HPKE-v1'), suite, utf8(label), about]
    return hmac(prk, ...labelled, Buffer.from([1])).subarray(0, length)
  }
  const nothing = new Uint8Array(0)
  const x25519 = '302e020100300506032b656e04220420'
  const scalar = expand(kem, extract(kem, nothing, 'dkp_prk', ikm), 'sk', nothing, 32)
  const privateKey = createPrivateKey({
    key: Buffer.concat([Buffer.from(x25519, 'hex'), scalar]),
    format: 'der',
    type: 'pkcs8',
  })
  const enc = Buffer.from(
    String(createPublicKey(privateKey).export({ format: 'jwk' }).x),
    'base64url',
  )
  const x = Buffer.from(publicKey).toString('base64url')
  const dh = diffieHellman({
    privateKey,
    publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' }),
  })
  const context = Buffer.concat([enc, publicKey])
  const shared = expand(kem, extract(kem, nothing, 'eae_prk', dh), 'shared_secret', context, 32)
  const schedule = Buffer.concat([
    Buffer.from([0]),
    extract(whole, nothing, 'psk_id_hash', nothing),
    extract(whole, nothing, 'info_hash', info),
  ])
  const secret = extract(whole, shared, 'secret', nothing)
  const key = expand(whole, secret, 'key', schedule, 16)
  const cipher = createCipheriv(
    'aes-128-gcm',
    key,
    expand(whole, secret, 'base_nonce', schedule, 12),
  )
  return Buffer.concat([enc, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** As SPEC CH-15 pads. */
export function padBySecondHand(plain: Uint8Array): Buffer {
  let length = 512
  while (length < plain.length + 4) length *= 2
  const padded = Buffer.alloc(length)
  padded.writeUInt32BE(plain.length)
  padded.set(plain, 4)
  return padded
}
