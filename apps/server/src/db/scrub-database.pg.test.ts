import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from './database.ts'
import { scrubDatabase } from './scrub-database.ts'
import { describeOnBothDatabases, type TestedDatabase } from './testing/describe-on-databases.ts'

const canary = 'ZbigniewCanarskyScrub'

/** Every file of the database as it lies on the disk, log included: of PostgreSQL those of this database. */
async function files(database: Database, tested: TestedDatabase): Promise<Buffer> {
  if (tested.kind === 'embedded') return await tested.dump(database)
  const { rows } = await sql<{ folder: string; oid: string }>`
    select current_setting('data_directory') as folder, oid::text as oid
    from pg_database where datname = current_database()`.execute(database.db)
  const [where] = rows
  if (!where) throw new Error('no folder')
  const folders = [join(where.folder, 'base', where.oid), join(where.folder, 'pg_wal')]
  const read = folders.flatMap((folder) => {
    const names = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile())
    return names.map(({ name }) => readFileSync(join(folder, name)))
  })
  return Buffer.concat(read)
}

describeOnBothDatabases('what PostgreSQL keeps', (_, tested) => {
  test('ER-8 a row that was changed stays in the files; scrubbed it is in none, nor in the log', async () => {
    const database = await tested.openNew()
    const row = (at: number) => ({
      mission_id: 'm',
      quarantine_key: `${at}`,
      seat_id: 's',
      seat_seq: at,
      header_hash: null,
      problem: 'forked',
      sealed_bytes: null,
      bytes: `${canary}${'y'.repeat(at * 40)}`,
      size: 1,
      proven: true,
      received_at: 0,
    })
    const rows = Array.from({ length: 120 }, (_, at) => row(at))
    await database.db.insertInto('quarantine').values(rows).execute()
    await sql`analyze quarantine`.execute(database.db)
    await database.db.updateTable('quarantine').set({ bytes: '' }).execute()
    await sql`vacuum quarantine`.execute(database.db)
    await sql`checkpoint`.execute(database.db)
    expect((await files(database, tested)).includes(canary)).toBe(true)
    expect(await scrubDatabase(database)).toEqual({ wal: 'overwritten' })
    expect((await files(database, tested)).includes(canary)).toBe(false)
  })
})
