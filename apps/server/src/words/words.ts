import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
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
  wrapping: Uint8Array
  random: Random
}

/** Which mission, and what opens its words. */
export type MissionWords = { mission: MissionId; words: Words }

const version = 1
const nonceBytes = 12
const tagBytes = 16
const keyBytes = 32
/** RFC 3394 §2.2.3.1. */
const wrapStart = Buffer.alloc(8, 0xa6)

/** The key that wraps the keys of records: of the server key, and good for nothing else. */
export function wrappingKeyOf(serverKey: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', serverKey, '', 'tocsin/words/v1', keyBytes))
}

/** A new key for the words of one record, and how it lies in the database (RFC 3394). */
export function newRecordKey({ wrapping, random }: Words): { key: Uint8Array; wrapped: Buffer } {
  const key = random(keyBytes)
  const cipher = createCipheriv('id-aes256-wrap', wrapping, wrapStart)
  return { key, wrapped: Buffer.concat([cipher.update(key), cipher.final()]) }
}

/** Throws when the key was wrapped under another server key or has been altered. */
export function unwrapRecordKey({ wrapping }: Words, wrapped: Uint8Array): Uint8Array {
  const cipher = createDecipheriv('id-aes256-wrap', wrapping, wrapStart)
  return Buffer.concat([cipher.update(wrapped), cipher.final()])
}

/**
 * `version ‖ nonce ‖ AES-256-GCM ‖ tag`. `place` says what the text is and where it lies: moved to
 * another place it does not open.
 */
export function sealText(
  key: Uint8Array,
  { text, place, random }: { text: string; place: string; random: Random },
): Buffer {
  const nonce = random(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(place))
  const bytes = [cipher.update(text, 'utf8'), cipher.final()]
  return Buffer.concat([Uint8Array.of(version), nonce, ...bytes, cipher.getAuthTag()])
}

/** Throws on bytes that were not sealed under this key for this place. */
export function openText(key: Uint8Array, sealed: Uint8Array, place: string): string {
  if (sealed[0] !== version || sealed.length < 1 + nonceBytes + tagBytes) {
    throw new Error('sealed words are damaged')
  }
  const nonce = sealed.subarray(1, 1 + nonceBytes)
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(place))
  cipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  const bytes = sealed.subarray(1 + nonceBytes, sealed.length - tagBytes)
  return cipher.update(bytes, undefined, 'utf8') + cipher.final('utf8')
}
