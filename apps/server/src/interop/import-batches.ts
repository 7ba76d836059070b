import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { Handle } from '../log/log-deps.ts'
import { ImportCounts, noCounts } from './import-outcome.ts'

/** One run of an import that wrote something. Times are ms since 1970. */
export type ImportBatch = {
  batch: string
  source: string
  /** Of the file as it was read; empty when the import was broken off. */
  sha256: string
  createdAt: number
  counts: ImportCounts
  undoneAt: number | null
}

export async function openBatch(
  db: Handle,
  mission: MissionId,
  { batch, source, createdAt }: Pick<ImportBatch, 'batch' | 'source' | 'createdAt'>,
): Promise<void> {
  await db
    .insertInto('import_batch')
    .values({
      mission_id: mission,
      batch_id: batch,
      source,
      file_sha256: '',
      created_at: createdAt,
      counts_json: JSON.stringify(noCounts),
      undone_at: null,
    })
    .execute()
}

/** Keeps the counts so far; the hash comes with the last of them. */
export async function countBatch(
  db: Handle,
  mission: MissionId,
  batch: string,
  { counts, sha256 }: Pick<ImportBatch, 'counts' | 'sha256'>,
): Promise<void> {
  await db
    .updateTable('import_batch')
    .set({ counts_json: JSON.stringify(counts), file_sha256: sha256 })
    .where('mission_id', '=', mission)
    .where('batch_id', '=', batch)
    .execute()
}

export async function markUndone(
  db: Handle,
  mission: MissionId,
  batch: string,
  at: number,
): Promise<void> {
  await db
    .updateTable('import_batch')
    .set({ undone_at: at })
    .where('mission_id', '=', mission)
    .where('batch_id', '=', batch)
    .where('undone_at', 'is', null)
    .execute()
}

/** Newest first. */
export async function listBatches(db: Handle, mission: MissionId): Promise<ImportBatch[]> {
  const rows = await db
    .selectFrom('import_batch')
    .selectAll()
    .where('mission_id', '=', mission)
    .orderBy('created_at', 'desc')
    .orderBy('batch_id')
    .execute()
  return rows.map((row) => ({
    batch: row.batch_id,
    source: row.source,
    sha256: row.file_sha256,
    createdAt: row.created_at,
    counts: ImportCounts.parse(JSON.parse(row.counts_json)),
    undoneAt: row.undone_at,
  }))
}

/** A name that a person can type: the day, and four letters against two imports of one day. */
export function batchName(now: number, random: (length: number) => Uint8Array): string {
  const letters = 'abcdefghjkmnpqrstvwxyz0123456789'
  const tail = Array.from(random(4), (byte) => letters[byte % letters.length]).join('')
  return `${new Date(now).toISOString().slice(0, 10).replaceAll('-', '')}-${tail}`
}
