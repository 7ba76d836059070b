import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, inject } from 'vitest'
import type { Database } from '../database.ts'
import { openPostgres } from '../open-postgres.ts'
import { pgliteDatabase } from '../pglite-database.ts'
import { valueParsers } from '../value-parsers.ts'
import { findPostgres } from './private-cluster.ts'
import { templateName } from './template-name.ts'

/** Gives a fresh, empty, migrated database; it is closed and dropped after the test. */
export type OpenDatabase = () => Promise<Database>

/** What the body of the tests may also want to know. */
export type TestedDatabase = {
  kind: Database['kind']
  openAnother: OpenAnother
  /** What whoever copies it holds: `pg_dump` of PostgreSQL, every file of the embedded one's folder. */
  dump: (database: Database) => Promise<Buffer>
}

/** Opens the same PostgreSQL database a second time, as a second server would; not on the embedded one. */
export type OpenAnother = (database: Database) => Promise<Database>

/**
 * Runs the same tests on the embedded database (in memory, from a template) and on a private
 * PostgreSQL. Where PostgreSQL is missing its half is skipped; `npm test` says so.
 */
export function describeOnBothDatabases(
  name: string,
  body: (open: OpenDatabase, tested: TestedDatabase) => void,
): void {
  describe(`${name} [embedded]`, () => {
    const opened = closedAfterEach()
    const openAnother: OpenAnother = async () => {
      throw new Error('the embedded database has one process and one connection')
    }
    const files = new WeakMap<Database, PGlite>()
    const open = async () => {
      const pglite = await openFreshEmbedded()
      const database = pgliteDatabase(pglite)
      files.set(database, pglite)
      return database
    }
    const dump = async (database: Database) => {
      const folder = await files.get(database)?.dumpDataDir('none')
      if (!folder) throw new Error('this database was not opened here')
      return Buffer.from(await folder.arrayBuffer())
    }
    body(() => opened.keep(open()), { kind: 'embedded', openAnother, dump })
  })
  const { postgres: missing } = inject('testDatabases')
  describe.skipIf(missing !== '')(`${name} [postgres]`, () => {
    const opened = closedAfterEach()
    const urls = new WeakMap<Database, string>()
    const openAt = async (url: string): Promise<Database> => {
      const database = await opened.keep(openedPostgres(url))
      urls.set(database, url)
      return database
    }
    body(async () => openAt(await freshPostgres()), {
      kind: 'postgres',
      openAnother: async (database) => openAt(urls.get(database) ?? ''),
      dump: async (database) => pgDump(urls.get(database) ?? ''),
    })
  })
}

function closedAfterEach(): { keep(opening: Promise<Database>): Promise<Database> } {
  let open: Database[] = []
  beforeEach(() => {
    open = []
  })
  afterEach(async () => {
    await Promise.all(open.map((database) => database.close()))
  })
  return {
    async keep(opening) {
      const database = await opening
      open.push(database)
      return database
    },
  }
}

async function openFreshEmbedded(): Promise<PGlite> {
  const path = await template('embedded')
  return PGlite.create({ loadDataDir: new Blob([readFileSync(path)]), parsers: valueParsers })
}

async function pgDump(url: string): Promise<Buffer> {
  const program = join(findPostgres() ?? '', 'pg_dump')
  const options = { encoding: 'buffer', maxBuffer: 2 ** 30 } as const
  const { stdout } = await promisify(execFile)(program, [url], options)
  return stdout
}

let made = 0

async function freshPostgres(): Promise<string> {
  const url = await template('postgres')
  made += 1
  const name = `test_${process.pid}_${made}_${Date.now()}`
  const admin = await openedPostgres(`${url}postgres`)
  await sql`create database ${sql.id(name)} template ${sql.id(templateName)}`.execute(admin.db)
  await admin.close()
  return `${url}${name}`
}

async function openedPostgres(url: string): Promise<Database> {
  const opened = await openPostgres({ url })
  if (!opened.ok) throw new Error(`private PostgreSQL: ${opened.error.code}`)
  return opened.value
}

async function template(of: Database['kind']): Promise<string> {
  const ask = () => fetch(`${inject('testDatabases').templates}/${of}`)
  // After a long test the connection that was kept open may just be closing: asked once more.
  const response = await ask().catch(ask)
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}
