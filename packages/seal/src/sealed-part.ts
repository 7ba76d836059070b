import {
  commitSealed,
  contentKeyBytes,
  contentKeyCheck,
  type SealedPlace,
  sealedAad,
  sealedNonceBytes,
  wrapInfo,
} from '@tocsin/schema/chain/sealed-part'
import {
  type Bytes,
  concatBytes,
  fromBase64Url,
  isBase64Url,
  toBase64Url,
} from '@tocsin/schema/primitives/bytes'
import { canonicalJsonBytes, type Json } from '@tocsin/schema/primitives/canonical-json'
import { err, type Result } from '@tocsin/schema/primitives/result'
import type { KeyId, Officer } from '@tocsin/schema/trust/statements'
import { openSealed, sealTo } from './hpke.ts'
import { pad } from './padding.ts'
import type { SealingKey } from './sealing-key.ts'

function contentKey(key: Bytes, usage: 'encrypt' | 'decrypt') {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, [usage])
}

/**
 * A sealed part: key check ‖ nonce ‖ AES-256-GCM of the padded canonical JSON (SPEC SE-1, SE-2).
 * `key` = 32 random bytes, for this one part, which the caller overwrites once they are wrapped. Throws
 * a RangeError on wrong lengths.
 */
export async function sealPart(sealing: {
  place: SealedPlace
  body: Json
  key: Bytes
  nonce: Bytes
}): Promise<{ bytes: Bytes; commitment: string }> {
  const { place, key, nonce } = sealing
  if (key.length !== contentKeyBytes || nonce.length !== sealedNonceBytes) {
    throw new RangeError('a content key or nonce of another length')
  }
  const plain = canonicalJsonBytes(sealing.body)
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: sealedAad(place) }
  const padded = pad(plain)
  const sealed = await crypto.subtle.encrypt(algorithm, await contentKey(key, 'encrypt'), padded)
  plain.fill(0)
  padded.fill(0)
  const bytes = concatBytes(contentKeyCheck(key), nonce, new Uint8Array(sealed))
  return { bytes, commitment: commitSealed(bytes) }
}

/** The content key of one part, sealed to one officer of the proven roster (SPEC SE-4). `ephemeral` = 32 random bytes. */
export async function wrapContentKey(
  officer: Officer,
  place: SealedPlace,
  { key, ephemeral }: { key: Bytes; ephemeral: Bytes },
): Promise<{ officer: KeyId; sealed: string }> {
  const sealing = { info: wrapInfo(place), plain: key, ephemeral }
  const sealed = await sealTo(fromBase64Url(officer.key), sealing)
  return { officer: officer.id, sealed: toBase64Url(sealed) }
}

/** Bytes of a wrap: 32 of encapsulation, 32 of key, 16 of tag. */
export const wrapBytes = 80

/** The content key out of an officer's wrap; `unreadable` when it is of another part or for somebody else. */
export async function openWrap(
  key: SealingKey,
  place: SealedPlace,
  sealed: string,
): Promise<Result<Bytes, 'unreadable'>> {
  if (!isBase64Url(sealed, wrapBytes)) return err('unreadable')
  return openSealed(key, { info: wrapInfo(place), sealed: fromBase64Url(sealed) })
}
