import { chunkCount, contentOf } from '@tocsin/schema/chain/content'
import { sha256Of } from '@tocsin/schema/chain/hash'
import type { MediaKey } from '@tocsin/schema/events/attachments'
import { type Bytes, concatBytes, fromBase64Url, toHex } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { chunkKey, openChunk } from '@tocsin/seal/file-chunks'
import { wrongPicture } from './check-file.ts'
import { pictureHead } from './picture-head.ts'

/**
 * The plain bytes of a file out of its sealed chunks. Every chunk is held to the name by which the signed
 * event knows the file: whoever stores it cannot put another one in its place (SPEC AT-10).
 *
 * @returns `not_found` where a chunk is not what was named.
 */
export async function openFile(
  { content, bytes, key }: { content: string; bytes: number; key: string },
  chunks: readonly Bytes[],
): Promise<Result<Bytes, Problem>> {
  const hashes = chunks.map((chunk) => toHex(sha256Of(chunk)))
  if (chunks.length !== chunkCount(bytes) || contentOf(hashes) !== content) {
    return err(problem('not_found'))
  }
  const opens = await chunkKey(fromBase64Url(key))
  const plain: Bytes[] = []
  for (const [index, sealed] of chunks.entries()) {
    const opened = await openChunk(opens, { bytes, index, sealed })
    if (!opened.ok) return err(problem('not_found'))
    plain.push(opened.value)
  }
  return ok(concatBytes(...plain))
}

/**
 * A copy as something that may be drawn: of the kind that its event says, and of a size that does no harm.
 * Whoever sealed it may have had a tablet of their own making (SPEC AT-11).
 */
export function drawable(plain: Bytes, { type }: Pick<MediaKey, 'type'>): Result<Blob, Problem> {
  const isKind = pictureHead(plain)?.type === type && !wrongPicture(plain, plain.length)
  return isKind ? ok(new Blob([plain], { type })) : err(problem('not_found'))
}
