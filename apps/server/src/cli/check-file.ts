import type { Certificate } from '@tocsin/schema/certificate/certificate'
import type { CertifiedFile } from '@tocsin/schema/certificate/certified-file'
import { readEvent } from '@tocsin/schema/certificate/read-event'
import { chunkBytes, chunkCount, chunkTagBytes, contentOf } from '@tocsin/schema/chain/content'
import { sha256Of } from '@tocsin/schema/chain/hash'
import { Narrative } from '@tocsin/schema/events/bodies'
import { type Bytes, fromBase64Url, toHex } from '@tocsin/schema/primitives/bytes'
import { chunkKey, chunkOf, sealChunk } from '@tocsin/seal/file-chunks'

/** What a file that somebody holds is, by the hash that its device signed (SPEC CE-8). */
export type CheckedFile = {
  /** `opened`: the picture as people see it. `sealed`: the bytes as headquarters holds them. */
  is: 'opened' | 'sealed' | 'none'
  of: Pick<CertifiedFile, 'event' | 'number' | 'kind' | 'form'> | null
}

/**
 * Looks for the file of a certificate whose bytes these are. An opened copy is sealed anew with the key
 * that stands in its event: sealing is deterministic, so only these very bytes give the signed hash.
 */
export async function checkFile(certificate: Certificate, bytes: Bytes): Promise<CheckedFile> {
  const sealed = sealedContent(bytes)
  for (const file of certificate.attachments) {
    const { event, number, kind, form, content } = file
    const of = { event, number, kind, form }
    if (content === sealed) return { is: 'sealed', of }
    const key = file.bytes === bytes.length ? keyOf(certificate, file) : undefined
    if (key !== undefined && (await contentUnder(key, bytes)) === content) {
      return { is: 'opened', of }
    }
  }
  return { is: 'none', of: null }
}

function keyOf({ events }: Certificate, { event, content }: CertifiedFile): string | undefined {
  const line = events.find((one) => readEvent(one)?.id === event)
  const narrative = line?.parts.narrative
  if (narrative?.state !== 'clear') return undefined
  const { data } = Narrative.safeParse(narrative.body)
  return data?.media?.find((media) => media.content === content)?.key
}

function sealedContent(bytes: Bytes): string {
  const hashes: string[] = []
  for (let at = 0; at < bytes.length; at += chunkBytes + chunkTagBytes) {
    hashes.push(toHex(sha256Of(bytes.subarray(at, at + chunkBytes + chunkTagBytes))))
  }
  return contentOf(hashes)
}

async function contentUnder(fileKey: string, file: Bytes): Promise<string> {
  const key = await chunkKey(fromBase64Url(fileKey))
  const hashes: string[] = []
  for (let index = 0; index < chunkCount(file.length); index++) {
    const plain = chunkOf(file, index)
    hashes.push(toHex(sha256Of(await sealChunk(key, { bytes: file.length, index, plain }))))
  }
  return contentOf(hashes)
}
