import { toHex } from '@tocsin/schema/primitives/bytes'

// y of the points of order 1, 2, 4 and 8 on edwards25519, little-endian, in every spelling below 2^255.
const smallOrder = new Set([
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

/**
 * Whether a raw Ed25519 public key is one under which a signature can be made for any message
 * without a private key. Chromium 156 accepts such signatures and Node 24 does not: they are refused
 * here, so that every reader of a log gives the same answer.
 */
export function isSmallOrder(publicKey: Uint8Array): boolean {
  const y = new Uint8Array(publicKey)
  y[31] = (y[31] ?? 0) & 0x7f
  return smallOrder.has(toHex(y))
}
