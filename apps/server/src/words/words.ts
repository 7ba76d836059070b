import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { Random } from '../log/log-deps.ts'

/**
 * What seals the words of a mission in its database: everything that somebody wrote in their own
 * words lies there under a key of its record, and these keys under one that is not in the database
 * (security.md §1, SPEC KW-1).
 */
export type Words = {
  /** Names the server key from which `wrapping` comes. */
  keyId: string
  wrapping: KeyObject
  random: Random
  /** Told whenever words do not open under their own key: whose, and where they lie (no word of them). */
  onDamaged: (owner: string, place: string) => void
}

/** Which mission, and what opens its words. */
export type MissionWords = { mission: MissionId; words: Words }

const version = 1
const versionByte = Uint8Array.of(version)
const nonceBytes = 12
const tagBytes = 16
export const checkBytes = 8
const headBytes = 1 + checkBytes + nonceBytes
const keyBytes = 32
/** RFC 3394 §2.2.3.1. */
const wrapStart = Buffer.alloc(8, 0xa6)

/** The key that wraps the keys of records: of the server key, and good for nothing else. */
export function wrappingKeyOf(serverKey: Uint8Array): KeyObject {
  return createSecretKey(
    new Uint8Array(hkdfSync('sha256', serverKey, '', 'tocsin/words/v1', keyBytes)),
  )
}

/** A key of words. As an object of Node's: a cipher over bare bytes takes three times as long to begin. */
export type RecordKey = { key: KeyObject; check: Uint8Array }

/** `key` of 32 bytes, and what names it without telling anything of it. */
export function recordKeyOf(key: Uint8Array): RecordKey {
  return { key: createSecretKey(key), check: hash('sha256', key, 'buffer').subarray(0, checkBytes) }
}

/** A new key for the words of one record, and as it lies in the database (RFC 3394). */
export function newRecordKey({ wrapping, random }: Pick<Words, 'wrapping' | 'random'>): {
  key: RecordKey
  wrapped: Buffer
} {
  const bytes = random(keyBytes)
  const cipher = createCipheriv('id-aes256-wrap', wrapping, wrapStart)
  const wrapped = Buffer.concat([cipher.update(bytes), cipher.final()])
  return { key: recordKeyOf(bytes), wrapped }
}

/** Throws when the key was wrapped under another server key or has been altered. */
export function unwrapRecordKey(
  { wrapping }: Pick<Words, 'wrapping'>,
  wrapped: Uint8Array,
): RecordKey {
  const cipher = createDecipheriv('id-aes256-wrap', wrapping, wrapStart)
  return recordKeyOf(Buffer.concat([cipher.update(wrapped), cipher.final()]))
}

/**
 * `version ‖ first 8 bytes of SHA-256(key) ‖ nonce ‖ AES-256-GCM ‖ tag`. `place` says what the text
 * is and where it lies: moved to another place it does not open.
 */
export function sealText(
  { key, check }: RecordKey,
  { text, place, random }: { text: string; place: string; random: Random },
): Buffer {
  const nonce = random(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(place))
  // GCM gives everything at once; `final` only closes.
  const bytes = cipher.update(text, 'utf8')
  cipher.final()
  return Buffer.concat([versionByte, check, nonce, bytes, cipher.getAuthTag()])
}

/**
 * Undefined for a text under another key: its own was destroyed, or not restored, and its record has
 * got a new one since. Throws on bytes that were altered or lie at another place.
 */
export function openText(
  { key, check }: RecordKey,
  sealed: Uint8Array,
  place: string,
): string | undefined {
  if (sealed[0] !== version || sealed.length < headBytes + tagBytes) {
    throw new Error('sealed words are damaged')
  }
  if (!Buffer.from(sealed.subarray(1, 1 + checkBytes)).equals(check)) return undefined
  const decipher = createDecipheriv(
    'aes-256-gcm',
    key,
    sealed.subarray(1 + checkBytes, headBytes),
    {
      authTagLength: tagBytes,
    },
  )
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const bytes = sealed.subarray(headBytes, sealed.length - tagBytes)
  return decipher.update(bytes, undefined, 'utf8') + decipher.final('utf8')
}
