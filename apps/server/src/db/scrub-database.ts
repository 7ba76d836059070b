import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Tables in which what was erased lay: changed rows of PostgreSQL stay in their files as they were. */
const rewritten = [
  'part',
  'wrap',
  'wrap_set',
  'record',
  'record_entry',
  'incident_row',
  'threat_row',
  'alert_row',
  'team_record',
  'foreign_ref',
  'quarantine',
  'envelope',
  'identity_opening',
  'record_key',
  'attachment',
  'attachment_chunk',
] as const

/** What is left of it in PostgreSQL's own log, which only some roles may have written over. */
export type Scrubbed = { wal: 'overwritten' | 'kept' }

/** Most files of the database's log that are written over: 16 MB each. */
const mostWalFiles = 256

/**
 * Writes the tables anew, so that their files no longer hold rows that were erased (SPEC ER-8): a
 * plain VACUUM marks their room as free and leaves the bytes. The samples that the planner keeps of
 * columns go too. PostgreSQL's log is then switched until every file of it has been written over. The
 * tables cannot be read meanwhile: seconds, for something that happens a few times in a mission's life.
 */
export async function scrubDatabase({ db }: Database): Promise<Scrubbed> {
  for (const table of rewritten) {
    await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db)
  }
  await tried(() => sql`vacuum full pg_statistic`.execute(db))
  const isOverwritten = await tried(async () => {
    await switchLog(db, 1)
    // What was used so far is given new names here, to be written over as it is used again.
    await sql`checkpoint`.execute(db)
    const { rows } = await sql<{ files: number }>`
      select count(*)::int4 as files from pg_ls_waldir()`.execute(db)
    await switchLog(db, Math.min(rows[0]?.files ?? 0, mostWalFiles))
    await sql`checkpoint`.execute(db)
  })
  return { wal: isOverwritten ? 'overwritten' : 'kept' }
}

/** Fills that many files of the log with zeros behind a few bytes. */
async function switchLog(db: Database['db'], files: number): Promise<void> {
  for (let written = 0; written < files; written++) {
    // A file of which nothing is used is not switched.
    await sql`select pg_logical_emit_message(false, 'tocsin', 'erased')`.execute(db)
    await sql`select pg_switch_wal()`.execute(db)
  }
}

/** Whether the role of this server may do it; a managed database keeps it for itself. */
async function tried(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
    if (code === insufficientPrivilege) return false
    throw thrown
  }
}

/** SQLSTATE of PostgreSQL, appendix A. */
const insufficientPrivilege = '42501'
