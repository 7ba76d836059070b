import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'

const Holder = z.object({
  pid: z.int(),
  contact: z.nullable(z.object({ port: z.int(), token: z.string() })),
})

/** Who has the database open, and where that process takes jobs from the command line. */
export type Holder = z.infer<typeof Holder>

/** A loopback port and the secret that a job on it must show. */
export type Contact = NonNullable<Holder['contact']>

export type EmbeddedLock = {
  /** Tells other processes where to hand in their jobs; null takes it back. */
  announce(contact: Contact | null): void
  release(): void
}

const sqliteBusy = 5
const holderFile = 'database.holder.json'

/**
 * The exclusive right to the embedded database in `dataDir`: two processes on one folder lose rows
 * without an error. The lock is the operating system's own, on an empty SQLite file: it ends with
 * its process however that ends, so there is no stale lock to take over and no process number to
 * mistake (in containers every server is process 1).
 *
 * @returns `database_in_use` with the `pid` and `folder` of the holder.
 */
export function takeEmbeddedLock(dataDir: string): Result<EmbeddedLock, Problem> {
  const file = new DatabaseSync(join(dataDir, 'database.lock'), { timeout: 0 })
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    file.close()
    if (!isBusy(error)) throw error
    const pid = readHolder(dataDir)?.pid
    return err(
      problem('database_in_use', { folder: dataDir, ...(pid === undefined ? {} : { pid }) }),
    )
  }
  const announce = (contact: Contact | null): void =>
    writeHolder(dataDir, { pid: process.pid, contact })
  announce(null)
  return ok({
    announce,
    release() {
      rmSync(join(dataDir, holderFile), { force: true })
      file.close()
    },
  })
}

/** What the holder wrote about itself. It may be left over: only a refused lock proves a holder. */
export function readHolder(dataDir: string): Holder | undefined {
  try {
    const read = Holder.safeParse(JSON.parse(readFileSync(join(dataDir, holderFile), 'utf8')))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** By rename, so that a reader never sees half of it; for the owner's eyes, as it holds a secret. */
function writeHolder(dataDir: string, holder: Holder): void {
  const fresh = join(dataDir, `${holderFile}.${process.pid}`)
  writeFileSync(fresh, `${JSON.stringify(holder)}\n`, { mode: 0o600 })
  renameSync(fresh, join(dataDir, holderFile))
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}
