import {
  contentKeyCheck,
  keyCheckBytes,
  type SealedPlace,
  sealedAad,
  sealedNonceBytes,
} from '@tocsin/schema/chain/sealed-part'
import { type Bytes, equalBytes } from '@tocsin/schema/primitives/bytes'
import { err, type Result } from '@tocsin/schema/primitives/result'
import { unpad } from './padding.ts'
import { isRefused } from './refused.ts'

/** The canonical JSON of a sealed part; `unreadable` when bytes, place or key are not those of its sealing. */
export async function openPart(opening: {
  place: SealedPlace
  bytes: Bytes
  key: Bytes
}): Promise<Result<Bytes, 'unreadable'>> {
  const { place, bytes, key } = opening
  if (!equalBytes(bytes.subarray(0, keyCheckBytes), contentKeyCheck(key))) return err('unreadable')
  const iv = bytes.slice(keyCheckBytes, keyCheckBytes + sealedNonceBytes)
  const body = bytes.slice(keyCheckBytes + sealedNonceBytes)
  try {
    const algorithm = { name: 'AES-GCM', iv, additionalData: sealedAad(place) }
    const content = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])
    const opened = await crypto.subtle.decrypt(algorithm, content, body)
    return unpad(new Uint8Array(opened))
  } catch (thrown) {
    if (isRefused(thrown)) return err('unreadable')
    throw thrown
  }
}
