import type { PersonBody } from '@tocsin/schema/events/people'
import type { SealedIdentity } from '@tocsin/schema/identities/answers'
import { BlobWriter, configure, TextReader, ZipWriter } from '@zip.js/zip.js'

export type ExportedIdentity = PersonBody & {
  record: string
  event: string
  part: string
}

export function exported({ place }: SealedIdentity, person: PersonBody): ExportedIdentity {
  return { ...person, record: place.record, event: place.event, part: place.label }
}

/**
 * One JSON file in a ZIP under AES-256 (WinZip AE-2), which 7-Zip and others open. Its key is made of
 * the words by PBKDF2 of few rounds only: they have to be drawn, never chosen.
 */
export async function exportFile(
  identities: readonly ExportedIdentity[],
  words: string,
): Promise<Blob> {
  // In this page, without helpers: the policy of the site allows no scripts made on the fly.
  configure({ useWebWorkers: false, useCompressionStream: false })
  const writer = new ZipWriter(new BlobWriter('application/zip'), {
    password: words,
    encryptionStrength: 3,
    level: 0,
  })
  await writer.add('identities.json', new TextReader(JSON.stringify({ v: 1, identities }, null, 2)))
  return await writer.close()
}
