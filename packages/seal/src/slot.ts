import { type Bytes, concatBytes, utf8 } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Key } from './key.ts'
import { isRefused } from './refused.ts'

/** Bytes of every secret here: P (Argon2id), W (authenticator) and the master key. */
export const secretBytes = 32

/** Bytes of a wrapped master key: AES-KW adds eight. */
export const wrappedKeyBytes = 40

function secret(bytes: Bytes): Bytes {
  if (bytes.length === secretBytes) return bytes
  throw new RangeError(`a secret of ${bytes.length} bytes instead of ${secretBytes}`)
}

function hkdf(info: string) {
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(info) }
}

/**
 * The key that wraps the master key (HKDF-SHA256, RFC 5869, over P ‖ W). `p` = what Argon2id made of
 * the passphrase, `w` = what the authenticator answered, when one is enrolled; 32 bytes each. `info`
 * names version and vault, as in `tocsin/kek/v1|<vault>`.
 */
export async function kek(p: Bytes, w: Bytes | undefined, info: string): Promise<Key> {
  const material = w === undefined ? secret(p) : concatBytes(secret(p), secret(w))
  const base = await crypto.subtle.importKey('raw', material, 'HKDF', false, ['deriveKey'])
  return wrappingKey(base, info)
}

/** Wraps the 32 bytes of a master key (AES-KW, RFC 3394): {@link wrappedKeyBytes} bytes. */
export async function wrapKey(kek: Key, key: Bytes): Promise<Bytes> {
  // WebCrypto wraps key objects only; HMAC is the one kind that takes any 32 bytes and gives them back.
  const kind = { name: 'HMAC', hash: 'SHA-256', length: 8 * secretBytes }
  const carrier = await crypto.subtle.importKey('raw', secret(key), kind, true, ['sign'])
  return new Uint8Array(await crypto.subtle.wrapKey('raw', carrier, kek, 'AES-KW'))
}

/** The master key, usable only to derive others and never readable again; `wrong_key` when the slot is another's or damaged. */
export async function unwrapKey(kek: Key, wrapped: Bytes): Promise<Result<Key, 'wrong_key'>> {
  if (wrapped.length !== wrappedKeyBytes) return err('wrong_key')
  try {
    return ok(
      await crypto.subtle.unwrapKey('raw', wrapped, kek, 'AES-KW', 'HKDF', false, [
        'deriveKey',
        'deriveBits',
      ]),
    )
  } catch (thrown) {
    if (isRefused(thrown)) return err('wrong_key')
    throw thrown
  }
}

/** The same master key under another key, for a changed passphrase. */
export async function rewrapKey(
  from: Key,
  to: Key,
  wrapped: Bytes,
): Promise<Result<Bytes, 'wrong_key'>> {
  if (wrapped.length !== wrappedKeyBytes) return err('wrong_key')
  const kind = { name: 'HMAC', hash: 'SHA-256', length: 8 * secretBytes }
  try {
    const key = await crypto.subtle.unwrapKey('raw', wrapped, from, 'AES-KW', kind, true, ['sign'])
    return ok(new Uint8Array(await crypto.subtle.wrapKey('raw', key, to, 'AES-KW')))
  } catch (thrown) {
    if (isRefused(thrown)) return err('wrong_key')
    throw thrown
  }
}

/** A key for rows from the master key. `info` names version and purpose, as in `tocsin/rec/v1`. */
export async function rowKey(master: Key, info: string): Promise<Key> {
  const kind = { name: 'AES-GCM', length: 256 }
  return crypto.subtle.deriveKey(hkdf(info), master, kind, false, ['encrypt', 'decrypt'])
}

/** A key that wraps other keys, from the master key. `info` as in `tocsin/seat/v1`. */
export async function wrappingKey(master: Key, info: string): Promise<Key> {
  const kind = { name: 'AES-KW', length: 256 }
  return crypto.subtle.deriveKey(hkdf(info), master, kind, false, ['wrapKey', 'unwrapKey'])
}

/** The scalar of a sealing key from the master key: import it and overwrite it at once. `info` as in `tocsin/officer-sealing/v1`. */
export async function sealingScalar(master: Key, info: string): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(info), master, 8 * secretBytes))
}
