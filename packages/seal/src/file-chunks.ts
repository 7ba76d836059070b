import { chunkBytes, chunkCount, sealedChunkLength } from '@tocsin/schema/chain/content'
import { type Bytes, utf8 } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Key } from './key.ts'
import { isRefused } from './refused.ts'

/** Bytes from which the key of one file comes: random, and of no other file. */
export const fileKeyBytes = 32

/**
 * The key under which the chunks of one file lie: HKDF-SHA-256 (RFC 5869) of its 32 bytes, so that these
 * seal nothing themselves. Throws a RangeError on another length.
 */
export async function chunkKey(fileKey: Bytes): Promise<Key> {
  if (fileKey.length !== fileKeyBytes) throw new RangeError('a file key of another length')
  const from = await crypto.subtle.importKey('raw', fileKey, 'HKDF', false, ['deriveKey'])
  const how = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: utf8('tocsin/file/v1'),
  }
  const what = { name: 'AES-GCM', length: 256 }
  return crypto.subtle.deriveKey(how, from, what, false, ['encrypt', 'decrypt'])
}

/**
 * STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015) with AES-256-GCM: the nonce is the number of the
 * chunk and whether it is the last, so that none can be moved, left out, doubled or added. The length of
 * the whole file is bound beside it (SPEC AT-3).
 */
function chunkAlgorithm(bytes: number, index: number) {
  const iv = new Uint8Array(12)
  new DataView(iv.buffer).setUint32(7, index)
  iv[11] = index === chunkCount(bytes) - 1 ? 1 : 0
  return { name: 'AES-GCM', iv, additionalData: utf8(`tocsin/file/v1|${bytes}`) }
}

/** One chunk of a file of `bytes`. Throws a RangeError when it is not as long as that chunk is. */
export async function sealChunk(
  key: Key,
  { bytes, index, plain }: { bytes: number; index: number; plain: Bytes },
): Promise<Bytes> {
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt(chunkAlgorithm(bytes, index), key, plain),
  )
  if (sealed.length !== sealedChunkLength(bytes, index))
    throw new RangeError('a chunk is misshapen')
  return sealed
}

/** The bytes of one chunk; `unreadable` when key, file, place or bytes are not those of its sealing. */
export async function openChunk(
  key: Key,
  { bytes, index, sealed }: { bytes: number; index: number; sealed: Bytes },
): Promise<Result<Bytes, 'unreadable'>> {
  const isWhole = index < chunkCount(bytes) && sealed.length === sealedChunkLength(bytes, index)
  if (!isWhole) return err('unreadable')
  try {
    return ok(
      new Uint8Array(await crypto.subtle.decrypt(chunkAlgorithm(bytes, index), key, sealed)),
    )
  } catch (thrown) {
    if (isRefused(thrown)) return err('unreadable')
    throw thrown
  }
}

/** The plain bytes of a file's chunk. */
export function chunkOf(file: Bytes, index: number): Bytes {
  return file.subarray(index * chunkBytes, (index + 1) * chunkBytes)
}
