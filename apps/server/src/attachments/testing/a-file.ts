import { chunkCount, contentOf } from '@tocsin/schema/chain/content'
import { sha256Of } from '@tocsin/schema/chain/hash'
import type { AttachmentLink, MediaKey, OriginalBody } from '@tocsin/schema/events/attachments'
import { type Bytes, toBase64Url, toHex } from '@tocsin/schema/primitives/bytes'
import { chunkKey, chunkOf, sealChunk } from '@tocsin/seal/file-chunks'

/** A file of so many bytes, sealed as a tablet seals it. */
export async function aFile(random: (length: number) => Bytes, length: number) {
  const [plain, fileKey] = [random(length), random(32)]
  const key = await chunkKey(fileKey)
  const chunks: Bytes[] = []
  for (let index = 0; index < chunkCount(length); index++) {
    chunks.push(await sealChunk(key, { bytes: length, index, plain: chunkOf(plain, index) }))
  }
  const hashes = chunks.map((chunk) => toHex(sha256Of(chunk)))
  return { plain, key: toBase64Url(fileKey), chunks, hashes, content: contentOf(hashes) }
}

export type TestFile = Awaited<ReturnType<typeof aFile>>

/** What an event says of a photo, and what it is opened with. */
export function aPhoto(copy: TestFile, original: TestFile) {
  const attachment: AttachmentLink = {
    kind: 'photo',
    copy: { content: copy.content, bytes: copy.plain.length },
    original: {
      content: original.content,
      bytes: original.plain.length,
      part: 'sealed/101',
      consent: 'identity_to_officers',
    },
  }
  const media: MediaKey = {
    content: copy.content,
    key: copy.key,
    type: 'image/jpeg',
    width: 1600,
    height: 1200,
  }
  const body: OriginalBody = {
    v: 1,
    original: { content: original.content, key: original.key, type: 'image/jpeg' },
  }
  return { attachment, media, body }
}
