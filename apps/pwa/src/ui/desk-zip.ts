import { BlobWriter, configure, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'

/**
 * A ZIP made in this page: a chunk of the desk, loaded by who exports.
 *
 * @param words encrypt it under AES-256 (WinZip AE-2), which 7-Zip and others open. They have to be
 * drawn, never chosen.
 */
export async function zipOf(
  files: Iterable<readonly [path: string, content: string | Uint8Array]>,
  words?: string,
): Promise<Blob> {
  // Without helpers: the policy of the site allows no scripts made on the fly.
  configure({ useWebWorkers: false, useCompressionStream: false })
  const lock = words === undefined ? {} : ({ password: words, encryptionStrength: 3 } as const)
  const writer = new ZipWriter(new BlobWriter('application/zip'), { ...lock, level: 0 })
  for (const [path, content] of files) {
    const reader =
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content)
    await writer.add(path, reader)
  }
  return await writer.close()
}
