import { type Bytes, fromHex, toHex } from '@tocsin/schema/primitives/bytes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  importSeatKey,
  seatIdOf,
  seatPublicKey,
  signRun,
  unwrapSeatKey,
  verifyRun,
  wrapSeatKey,
} from './seat-key.ts'
import { kek } from './slot.ts'

const seed = { seed: 20261122, numRuns: 60 }

// RFC 8032 §7.1, tests 1 to 3: seed, public key, message, signature.
const vectors = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155' +
      '5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac' +
      '18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const

function flipped(bytes: Uint8Array, at: number): Bytes {
  const copy = new Uint8Array(bytes)
  const bit = at % (copy.length * 8)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

test.each(vectors)(
  'CH-12 RFC 8032 §7.1: seed %s',
  async (secret, publicKey, message, signature) => {
    const key = await importSeatKey(fromHex(secret))
    expect(key.extractable).toBe(false)
    expect(toHex(await seatPublicKey(fromHex(secret)))).toBe(publicKey)
    expect(toHex(await signRun(key, fromHex(message)))).toBe(signature)
    expect(await verifyRun(fromHex(publicKey), fromHex(signature), fromHex(message))).toBe(true)
  },
)

test('CH-12 one flipped bit of key, signature or bytes is refused', async () => {
  const [, publicHex, messageHex, signatureHex] = vectors[2]
  const [publicKey, message, signature] = [publicHex, messageHex, signatureHex].map(fromHex)
  await fc.assert(
    fc.asyncProperty(fc.nat(511), async (bit) => {
      expect(await verifyRun(flipped(publicKey!, bit), signature!, message!)).toBe(false)
      expect(await verifyRun(publicKey!, flipped(signature!, bit), message!)).toBe(false)
      expect(await verifyRun(publicKey!, signature!, flipped(message!, bit))).toBe(false)
    }),
    seed,
  )
})

test('CH-12 random keys and signatures of any length are false, never a throw', async () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    fc.uint8Array({ minLength: 64, maxLength: 64 }),
  )
  await fc.assert(
    fc.asyncProperty(anything, anything, async (publicKey, signature) => {
      const verdict = await verifyRun(
        new Uint8Array(publicKey),
        new Uint8Array(signature),
        fromHex('00'),
      )
      expect(verdict).toBe(false)
    }),
    seed,
  )
})

const p = 2n ** 255n - 19n
const modP = (value: bigint) => ((value % p) + p) % p

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let b = modP(base), e = exponent; e > 0n; e >>= 1n, b = modP(b * b)) {
    if (e & 1n) result = modP(result * b)
  }
  return result
}

function littleEndian(y: bigint): string {
  return y.toString(16).padStart(64, '0').match(/../g)!.reverse().join('')
}

test('CH-12 keys of small order sign nothing, in no spelling', async () => {
  // The y of order 8 solve d·y⁴ + 2y² - 1 = 0 (RFC 8032 §5.1: -x² + y² = 1 + d·x²·y², and x² = -y² doubles to order 4).
  const d = modP(-121665n * power(121666n, p - 2n))
  const order8 = [
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ]
  for (const hex of order8) {
    const y = BigInt(`0x${hex.match(/../g)!.reverse().join('')}`)
    expect(modP(d * power(y, 4n) + 2n * y * y - 1n)).toBe(0n)
  }
  const ys = [...order8, ...[0n, 1n, p - 1n, p, p + 1n].map(littleEndian)]
  for (const hex of ys) {
    for (const sign of [0, 0x80]) {
      const key = fromHex(hex)
      key[31] = (key[31] ?? 0) | sign
      const identity = new Uint8Array(64)
      identity[0] = 1
      expect(await verifyRun(key, identity, fromHex('00'))).toBe(false)
    }
  }
})

test('CH-13 a wrapped seat key opens under its own key only', async () => {
  const [right, wrong] = await Promise.all([
    kek(new Uint8Array(32), undefined, 'a'),
    kek(new Uint8Array(32), undefined, 'b'),
  ])
  const wrapped = await wrapSeatKey(right, fromHex(vectors[0][0]))
  expect((await unwrapSeatKey(right, wrapped)).ok).toBe(true)
  expect(await unwrapSeatKey(wrong, wrapped)).toEqual({ ok: false, error: 'wrong_key' })
  expect(await unwrapSeatKey(right, wrapped.slice(8))).toEqual({ ok: false, error: 'wrong_key' })
  for (let bit = 0; bit < wrapped.length * 8; bit += 13) {
    expect((await unwrapSeatKey(right, flipped(wrapped, bit))).ok).toBe(false)
  }
})

test('CH-12 seeds and keys of another length are a defect of the caller', async () => {
  const short = new Uint8Array(31)
  await expect(importSeatKey(short)).rejects.toThrow(RangeError)
  await expect(seatPublicKey(short)).rejects.toThrow(RangeError)
  await expect(seatIdOf(short)).rejects.toThrow(RangeError)
})
