import { type Bytes, concatBytes, utf8 } from '@tocsin/schema/primitives/bytes'
import { err, type Result } from '@tocsin/schema/primitives/result'
import type { Key } from './key.ts'
import { pad, unpad } from './padding.ts'
import { isRefused } from './refused.ts'

/** Bytes of a row's nonce: random, never used twice under one key, at most 2^32 rows a key (NIST SP 800-38D §8.3). */
export const rowNonceBytes = 12

/** Where a row belongs. It is not stored with the row, but a row opens in no other place. */
export type RowPlace = { store: string; id: string; rev: number; schema: number; keyId: string }

/** The additional data of a row, `tocsin|v1|store|id|rev|schema|keyId`. Throws a RangeError when a name holds a `|`. */
export function rowAad({ store, id, rev, schema, keyId }: RowPlace): Bytes {
  const names = [store, id, String(rev), String(schema), keyId]
  if (names.some((name) => name.includes('|'))) throw new RangeError('a name in a row holds a |')
  return utf8(['tocsin', 'v1', ...names].join('|'))
}

/** AES-256-GCM of the padded row: nonce ‖ ciphertext ‖ tag (SPEC CH-14). Throws a RangeError on a nonce of another length. */
export async function sealRow(row: {
  key: Key
  nonce: Bytes
  aad: Bytes
  plain: Uint8Array
}): Promise<Bytes> {
  if (row.nonce.length !== rowNonceBytes)
    throw new RangeError(`a nonce of ${row.nonce.length} bytes`)
  const algorithm = { name: 'AES-GCM', iv: row.nonce, additionalData: row.aad }
  const sealed = await crypto.subtle.encrypt(algorithm, row.key, pad(row.plain))
  return concatBytes(row.nonce, new Uint8Array(sealed))
}

/** The plain row, or `unreadable` when bytes, place or key are not those it was sealed with. */
export async function openRow(row: {
  key: Key
  aad: Bytes
  sealed: Bytes
}): Promise<Result<Bytes, 'unreadable'>> {
  const iv = row.sealed.subarray(0, rowNonceBytes)
  const body = row.sealed.subarray(rowNonceBytes)
  if (iv.length < rowNonceBytes) return err('unreadable')
  try {
    const algorithm = { name: 'AES-GCM', iv, additionalData: row.aad }
    return unpad(new Uint8Array(await crypto.subtle.decrypt(algorithm, row.key, body)))
  } catch (thrown) {
    if (isRefused(thrown)) return err('unreadable')
    throw thrown
  }
}
