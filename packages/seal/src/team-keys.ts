import { taggedHash } from '@tocsin/schema/chain/hash'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { serverLevel } from '@tocsin/schema/sync/team-envelope'
import type { Key } from './key.ts'

/** The keys of the levels below, each the hash of the one above: whoever reads further reads what is nearer, and not the other way. */
export function keysFrom(level: number, key: Bytes): Bytes[] {
  const keys = [key]
  for (let at = level; at > 1; at--) {
    keys.unshift(taggedHash('tocsin/envelope-key/v2', keys[0] ?? key))
  }
  return keys
}

/** The key that opens one layer, used for that one message. */
export function layerKey(key: Bytes, use: 'encrypt' | 'decrypt'): Promise<Key> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, [use])
}

/** AES-256-GCM with a nonce of zeros: each key seals one message. All layers are bound to what stands before them. */
export function layerAlgorithm(head: Bytes) {
  return { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: head }
}

export const layerTagBytes = 16

/** Layers that there are. */
export const layerCount = serverLevel
