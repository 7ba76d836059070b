import { chunkBytes, chunkCount, chunkTagBytes } from '@tocsin/schema/chain/content'
import { type Bytes, toHex } from '@tocsin/schema/primitives/bytes'
import { chunkKey, chunkOf, sealChunk } from '@tocsin/seal/file-chunks'

/** Bytes of a whole sealed chunk. */
export const sealedBytes = chunkBytes + chunkTagBytes

/** A file sealed chunk behind chunk, and the SHA-256 of each. The key is overwritten. */
export async function sealFile(
  plain: Bytes,
  fileKey: Bytes,
): Promise<{ sealed: Bytes; hashes: string[] }> {
  const key = await chunkKey(fileKey)
  fileKey.fill(0)
  const bytes = plain.length
  const count = chunkCount(bytes)
  const sealed = new Uint8Array(bytes + count * chunkTagBytes)
  const hashes: string[] = []
  for (let index = 0; index < count; index++) {
    const chunk = await sealChunk(key, { bytes, index, plain: chunkOf(plain, index) })
    sealed.set(chunk, index * sealedBytes)
    hashes.push(toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', chunk))))
  }
  return { sealed, hashes }
}
