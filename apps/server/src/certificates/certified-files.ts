import { createHash } from 'node:crypto'
import type { CertifiedEvent } from '@tocsin/schema/certificate/certificate'
import { type CertifiedFile, filesNamedBy } from '@tocsin/schema/certificate/certified-file'
import { chunkCount } from '@tocsin/schema/chain/content'
import { Narrative } from '@tocsin/schema/events/bodies'
import type { Parts } from '@tocsin/schema/events/envelope'
import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { chunkKey, openChunk } from '@tocsin/seal/file-chunks'
import type { Handle } from '../log/log-deps.ts'

type Named = Pick<CertifiedFile, 'event' | 'content' | 'bytes'>

/** The files that certified events name, as far as their facts stand there, with what has arrived of each. */
export async function certifiedFiles(
  db: Handle,
  mission: MissionId,
  lines: readonly CertifiedEvent[],
): Promise<CertifiedFile[]> {
  const files: CertifiedFile[] = []
  for (const line of lines) {
    for (const named of filesNamedBy(line) ?? []) {
      const { chunks, isWhole } = await arrivedOf(db, mission, named)
      const key = named.form === 'copy' && isWhole ? keyIn(line.parts, named.content) : undefined
      const opened = key === undefined ? null : await openedHash(db, mission, named, key)
      files.push({ ...named, chunks, isWhole, opened })
    }
  }
  return files
}

async function arrivedOf(db: Handle, mission: MissionId, { event, content }: Named) {
  const row = await db
    .selectFrom('attachment')
    .select('hashes_json')
    .where('mission_id', '=', mission)
    .where('event_id', '=', event)
    .where('content', '=', content)
    .executeTakeFirst()
  if (!row) return { chunks: null, isWhole: false }
  const { here } = await db
    .selectFrom('attachment_chunk')
    .select(({ fn }) => fn.countAll<number | string>().as('here'))
    .where('mission_id', '=', mission)
    .where('event_id', '=', event)
    .where('content', '=', content)
    .executeTakeFirstOrThrow()
  // as: `beginFile` wrote it.
  const chunks = JSON.parse(row.hashes_json) as string[]
  return { chunks, isWhole: Number(here) === chunks.length }
}

/** What opens a copy, where the words of its event stand in the certificate. */
function keyIn({ narrative }: Parts, content: string): string | undefined {
  if (narrative?.state !== 'clear') return undefined
  const { data } = Narrative.safeParse(narrative.body)
  return data?.media?.find((media) => media.content === content)?.key
}

/**
 * Plain SHA-256 of a copy as it is opened, chunk by chunk, so that no picture is ever held whole. Null
 * when what its device sent does not open with the key that it named.
 */
async function openedHash(
  db: Handle,
  mission: MissionId,
  { event, content, bytes }: Named,
  key: string,
): Promise<string | null> {
  const opens = await chunkKey(fromBase64Url(key))
  const hash = createHash('sha256')
  for (let index = 0; index < chunkCount(bytes); index++) {
    const row = await db
      .selectFrom('attachment_chunk')
      .select('bytes')
      .where('mission_id', '=', mission)
      .where('event_id', '=', event)
      .where('content', '=', content)
      .where('chunk', '=', index)
      .executeTakeFirstOrThrow()
    const sealed = new Uint8Array(row.bytes)
    const opened = await openChunk(opens, { bytes, index, sealed })
    if (!opened.ok) return null
    hash.update(opened.value)
  }
  return hash.digest('hex')
}
