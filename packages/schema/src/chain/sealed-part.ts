import type { MadeWrap } from '../events/sealed.ts'
import {
  type Bytes,
  concatBytes,
  fromBase64Url,
  isBase64Url,
  toHex,
  utf8,
} from '../primitives/bytes.ts'
import { canonicalJsonBytes } from '../primitives/canonical-json.ts'
import type { EventId, MissionId, RecordId } from '../primitives/ids.ts'
import { taggedHash } from './hash.ts'

/** Bytes of the content key of a sealed part (AES-256). */
export const contentKeyBytes = 32

/** Bytes of the key check in front of a sealed part. */
export const keyCheckBytes = 32

export const sealedNonceBytes = 12

const tagBytes = 16
const smallestPadded = 512

/** Most bytes of the padded text: a long testimony has ten thousand letters. */
const largestPadded = 65_536

/** Where a sealed part belongs: it opens nowhere else. */
export type SealedPlace = { mission: MissionId; record: RecordId; event: EventId; label: string }

/** Whether the text can be a sealed part at all: key check, nonce, and a whole size class under its tag (SPEC SE-1). */
export function isSealedText(text: string): boolean {
  for (let padded = smallestPadded; padded <= largestPadded; padded *= 2) {
    const bytes = keyCheckBytes + sealedNonceBytes + padded + tagBytes
    if (text.length === Math.ceil((bytes * 4) / 3)) return isBase64Url(text, bytes)
  }
  return false
}

/**
 * What a content key is recognised by. AES-GCM alone lets somebody make bytes that open to two texts
 * under two keys; with this in front nobody can be given another key (SPEC SE-2).
 */
export function contentKeyCheck(key: Uint8Array): Bytes {
  return taggedHash('tocsin/sealed-key/v1', key)
}

/** The commitment to a sealed part, in hex. Its bytes are random enough to need no salt (SPEC SE-1). */
export function commitSealed(bytes: Uint8Array): string {
  return toHex(taggedHash('tocsin/sealed/v1', bytes))
}

/** The additional data of a sealed part: version, mission, record, event and label. */
export function sealedAad({ mission, record, event, label }: SealedPlace): Bytes {
  return utf8(['tocsin/sealed/v1', mission, record, event, label].join('|'))
}

/** What a wrap is for, and of which part (SPEC SE-4). */
export function wrapInfo({ mission, event, label }: SealedPlace): Bytes {
  return utf8(['tocsin/wrap/v1', mission, event, label].join('|'))
}

/** What a wrap is called by in the word of who made it, in hex (SPEC SE-15). */
export function wrapHash(sealed: string): string {
  return toHex(taggedHash('tocsin/wrap-hash/v1', fromBase64Url(sealed)))
}

/** The bytes that a seat signs about the wraps of one part (SPEC SE-15). */
export function wrapSetBytes(
  { mission, event, label }: Pick<SealedPlace, 'mission' | 'event' | 'label'>,
  made: readonly MadeWrap[],
): Bytes {
  const said = {
    v: 1,
    mission,
    event,
    label,
    made: made.map(({ officer, hash }) => ({ officer, hash })),
  }
  return concatBytes(utf8('tocsin/wrap-set/v1'), new Uint8Array(1), canonicalJsonBytes(said))
}
