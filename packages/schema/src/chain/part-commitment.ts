import { type Bytes, concatBytes, fromHex, toHex, utf8 } from '../primitives/bytes.ts'
import { taggedHash } from './hash.ts'
import { leafHash, merkleRoot } from './merkle.ts'

/** Bytes of the random salt that travels with an event. */
export const eventSaltBytes = 12

/** Bytes of the salt of one part, stored with the part and destroyed with it. */
export const partSaltBytes = 16

/**
 * The salt of one part. Derived, so that only the event's salt travels; stored part by part, so that
 * one part can be erased and its commitment then says nothing about what it was (SPEC CH-5).
 */
export function partSalt(eventSalt: Uint8Array, label: string): Bytes {
  return taggedHash('tocsin/part-salt/v1', eventSalt, utf8(label)).slice(0, partSaltBytes)
}

/** The commitment to a clear part, in hex (SPEC CH-6). `body` = its canonical JSON in UTF-8. */
export function commitPart(salt: Uint8Array, body: Uint8Array): string {
  return toHex(taggedHash('tocsin/part/v1', salt, body))
}

const separator = new Uint8Array(1)

/** The root over the commitments (hex) of an event's parts, in the order of their labels (SPEC CH-7). */
export function partsRoot(commitments: Readonly<Record<string, string>>): string {
  const leaves = Object.entries(commitments)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, hex]) => leafHash(concatBytes(utf8(label), separator, fromHex(hex))))
  return toHex(taggedHash('tocsin/parts/v1', merkleRoot(leaves)))
}
