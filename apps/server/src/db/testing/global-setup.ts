import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import type { Database } from '../database.ts'
import { migrate } from '../migrate.ts'
import { openPostgres } from '../open-postgres.ts'
import { pgliteDatabase } from '../pglite-database.ts'
import { findPostgres, type PrivateCluster, startPrivateCluster } from './private-cluster.ts'
import { templateName } from './template-name.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `templates` answers GET /embedded and GET /postgres; `postgres` is '' or why there is none. */
    testDatabases: { templates: string; postgres: string }
  }
}

/**
 * Serves one migrated template per database to the test workers, made when the first of them asks:
 * a run without database tests pays for neither.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-templates-'))
  const bin = findPostgres()
  let cluster: Promise<PrivateCluster> | undefined
  let dump: Promise<string> | undefined

  const answer = async (path: string | undefined): Promise<string> => {
    if (path === '/embedded') {
      dump ??= embeddedTemplate(join(folder, 'embedded.tar'))
      return await dump
    }
    if (path !== '/postgres' || bin === undefined) throw new Error(`no template ${path}`)
    cluster ??= postgresTemplate(bin)
    return (await cluster).urlOf('')
  }
  const server = createServer((request, response) => {
    answer(request.url).then(
      (text) => response.end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  project.provide('testDatabases', {
    templates: `http://127.0.0.1:${address.port}`,
    postgres: bin ? '' : 'PostgreSQL is not installed (package postgresql of the distribution)',
  })
  return async () => {
    server.close()
    server.closeAllConnections()
    await (await cluster?.catch(() => undefined))?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function embeddedTemplate(path: string): Promise<string> {
  // A log in steps of 1 MB instead of 16: what every test reads in, and a thief looks through, is a third smaller.
  const pglite = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] })
  await migrateOrThrow(pgliteDatabase(pglite))
  const dump = await pglite.dumpDataDir('none')
  writeFileSync(path, new Uint8Array(await dump.arrayBuffer()))
  await pglite.close()
  return path
}

async function postgresTemplate(bin: string): Promise<PrivateCluster> {
  const cluster = await startPrivateCluster(bin)
  const postgres = await openPostgres({ url: cluster.urlOf('postgres') })
  if (!postgres.ok) throw new Error(`private PostgreSQL: ${postgres.error.code}`)
  await sql`create database ${sql.id(templateName)}`.execute(postgres.value.db)
  await postgres.value.close()
  const template = await openPostgres({ url: cluster.urlOf(templateName) })
  if (!template.ok) throw new Error(`private PostgreSQL: ${template.error.code}`)
  await migrateOrThrow(template.value)
  await template.value.close()
  return cluster
}

async function migrateOrThrow(database: Database): Promise<void> {
  const migrated = await migrate(database)
  if (!migrated.ok) throw new Error(`template: ${migrated.error.code}`)
}
