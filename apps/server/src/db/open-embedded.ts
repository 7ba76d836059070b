import { existsSync, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Database } from './database.ts'
import { databaseProblem } from './database-problem.ts'
import { DurableNodeFS, type SyncObserver, syncDirectory, syncTree } from './durable-node-fs.ts'
import { type Contact, takeEmbeddedLock } from './embedded-lock.ts'
import { pgliteDatabase } from './pglite-database.ts'
import { valueParsers } from './value-parsers.ts'

export type EmbeddedDatabase = Database & {
  /** Tells the command line where this process takes jobs while it has the database open. */
  announce(contact: Contact | null): void
}

export type EmbeddedOptions = {
  dataDir: string
  /** Called before the first creation, which takes seconds. */
  onCreate?: () => void
  /**
   * PostgreSQL stopped itself (full or failing disk): nothing acknowledged is lost, but the next
   * query would freeze this process, so this must end it. By default it does, with the message.
   */
  onPanic?: (message: string) => void
  onSync?: SyncObserver
}

/** PostgreSQL writes its log in steps of 16 MB; a new database takes about 45 MB. */
const neededBytes = { existing: 48 * 2 ** 20, fresh: 128 * 2 ** 20 }

/**
 * Opens, or creates, the embedded PostgreSQL under `dataDir`, durable (every commit is synced) and
 * exclusive (one process).
 *
 * @returns `database_in_use` when another process has it, `disk_full`, or `config_bad` when the
 * folder cannot be written.
 */
export async function openEmbedded(
  options: EmbeddedOptions,
): Promise<Result<EmbeddedDatabase, Problem>> {
  const { dataDir, onCreate = () => {}, onPanic = endProcess, onSync = () => {} } = options
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const lock = takeEmbeddedLock(dataDir)
    if (!lock.ok) return lock
    try {
      const folder = join(dataDir, 'database')
      const fresh = !existsSync(folder)
      if (freeBytes(dataDir) < neededBytes[fresh ? 'fresh' : 'existing']) {
        lock.value.release()
        return err(problem('disk_full', { folder: dataDir }))
      }
      if (fresh) {
        onCreate()
        await create(folder, onPanic)
      }
      const pglite = await start(folder, onPanic, onSync)
      const database = pgliteDatabase(pglite)
      const close = async (): Promise<void> => {
        await database.close()
        lock.value.release()
      }
      return ok({ ...database, close, announce: lock.value.announce })
    } catch (error) {
      lock.value.release()
      throw error
    }
  } catch (error) {
    const known = folderProblem(error, dataDir) ?? databaseProblem(error)
    if (known) return err({ ...known, detail: { folder: dataDir, ...known.detail } })
    throw error
  }
}

/** Made beside its place and moved there when complete, so that an interrupted creation leaves nothing. */
async function create(folder: string, onPanic: (message: string) => void): Promise<void> {
  const fresh = `${folder}.creating`
  rmSync(fresh, { recursive: true, force: true })
  const pglite = await start(fresh, onPanic)
  await pglite.close()
  syncTree(fresh)
  renameSync(fresh, folder)
  syncDirectory(join(folder, '..'))
}

/**
 * Without `-F` PostgreSQL syncs; by `fsync`, because the `fdatasync` of the WebAssembly build does
 * nothing.
 */
async function start(
  folder: string,
  onPanic: (message: string) => void,
  onSync?: SyncObserver,
): Promise<PGlite> {
  const params = PGlite.defaultStartParams.filter((param) => param !== '-F')
  return await PGlite.create({
    fs: new DurableNodeFS(folder, onSync),
    startParams: [...params, '-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
    parsers: valueParsers,
    onStderr(line) {
      const panic = /PANIC:\s+(.*)/.exec(line)?.[1]
      if (panic !== undefined) onPanic(panic)
      return false
    },
  })
}

function endProcess(message: string): void {
  process.stderr.write(
    `The embedded database stopped: ${message}. Everything acknowledged is safe.\n`,
  )
  process.exit(1)
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

function folderProblem(error: unknown, dataDir: string): Problem | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const closed = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']
  if (typeof code !== 'string' || !closed.includes(code)) return undefined
  return problem('config_bad', {
    setting: '--data',
    value: dataDir,
    reason: `The data folder ${dataDir} cannot be written (${code}). Choose another with --data FOLDER.`,
  })
}
