import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findPostgres } from '@tocsin/server/db/testing/private-cluster'
import { cluster } from './seed-folder.config.ts'

/** What holds a mission: a database of the run's own PostgreSQL, or the one of the server's own process. */
export type DatabaseKind = 'postgres' | 'embedded'

/** The database that a server is started over; no address = the embedded one, in its data folder. */
export type DemoDatabase = { url?: string }

/** A database of this name, a copy of `template` when one is named. */
export async function createDatabase(name: string, template = 'template0'): Promise<DemoDatabase> {
  await program('createdb', name, '--template', template)
  return { url: `${process.env[cluster]}${name}` }
}

export async function dropDatabase(name: string): Promise<void> {
  await program('dropdb', '--force', name)
}

/** Asked for where none is installed, PostgreSQL gives way to the embedded one: the same journeys, slower. */
export function kindHere(asked: DatabaseKind): DatabaseKind {
  return process.env[cluster] ? asked : 'embedded'
}

async function program(name: string, ...args: string[]): Promise<void> {
  const maintenance = ['--maintenance-db', `${process.env[cluster]}postgres`]
  await promisify(execFile)(join(findPostgres() ?? '', name), [...maintenance, ...args])
}
