import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, inject } from 'vitest'
import type { Database } from '../database.ts'
import { type Copies, copiesOf, type Taken } from './copies.ts'
import { embeddedCopies } from './embedded-copies.ts'
import { openedPostgres, postgresCopies } from './postgres-copies.ts'
import { findPostgres } from './private-cluster.ts'

/** Gives an empty, migrated database; it is closed after the test. */
export type OpenDatabase = () => Promise<Database>

/** What the body of the tests may also want to know. */
export type TestedDatabase = {
  kind: Database['kind']
  openAnother: OpenAnother
  /** As `open`, but one that no test has used before: its files hold nothing of others. */
  openNew: OpenDatabase
  /** What whoever copies one of `openNew` holds: `pg_dump` of PostgreSQL, every file of the embedded one's folder. */
  dump: (database: Database) => Promise<Buffer>
}

/** Opens the same PostgreSQL database a second time, as a second server would; not on the embedded one. */
export type OpenAnother = (database: Database) => Promise<Database>

type Body = (open: OpenDatabase, tested: TestedDatabase) => void

const embedded = copiesOf(embeddedCopies)
const postgres = copiesOf(postgresCopies)

/**
 * Runs the same tests on the embedded database (in memory) and on a private PostgreSQL: copies of a
 * template, emptied for the next test. Where PostgreSQL is missing its half is skipped; `npm test` says so.
 */
export function describeOnBothDatabases(name: string, body: Body): void {
  describe(`${name} [embedded]`, () => onEmbedded(body))
  const { postgres: missing } = inject('testDatabases')
  describe.skipIf(missing !== '')(`${name} [postgres]`, () => onPostgres(body))
}

/**
 * The same for what asks nothing of a database that another test does not ask on both: on PostgreSQL, as
 * missions are served, or where it is missing on the embedded one. Nothing is skipped.
 */
export function describeOnDatabase(name: string, body: Body): void {
  const { postgres: missing } = inject('testDatabases')
  describe(name, () => (missing === '' ? onPostgres(body) : onEmbedded(body)))
}

function onEmbedded(body: Body): void {
  const { open, openNew, newCopyOf } = afterEachGivenBack(embedded)
  const openAnother: OpenAnother = async () => {
    throw new Error('the embedded database has one process and one connection')
  }
  const dump = async (database: Database) => {
    const folder = await newCopyOf(database).dumpDataDir('none')
    return Buffer.from(await folder.arrayBuffer())
  }
  body(open, { kind: 'embedded', openAnother, openNew, dump })
}

function onPostgres(body: Body): void {
  const { open, openNew, copyOf, newCopyOf, alsoClose } = afterEachGivenBack(postgres)
  body(open, {
    kind: 'postgres',
    openAnother: async (database) => alsoClose(await openedPostgres(copyOf(database))),
    openNew,
    dump: async (database) => pgDump(newCopyOf(database)),
  })
}

/** What a test takes of the copies is given back after it, and whatever else it opened is closed. */
function afterEachGivenBack<Copy>(copies: Copies<Copy>) {
  let taken: Taken<Copy>[] = []
  let others: Database[] = []
  beforeEach(() => {
    taken = []
    others = []
  })
  afterEach(async () => {
    await Promise.all(others.map((database) => database.close()))
    await Promise.all(taken.map((one) => copies.giveBack(one)))
  })
  const keep = (one: Taken<Copy>): Database => {
    taken.push(one)
    return one.database
  }
  const find = (database: Database): Taken<Copy> => {
    const one = taken.find((each) => each.database === database)
    if (!one) throw new Error('this database was not opened here')
    return one
  }
  return {
    open: async () => keep(await copies.take()),
    openNew: async () => keep(await copies.takeNew()),
    copyOf: (database: Database): Copy => find(database).copy,
    /** Refused where the files might hold what another test has written. */
    newCopyOf(database: Database): Copy {
      const { copy, tests } = find(database)
      if (tests > 0) throw new Error('to be dumped it must come from openNew')
      return copy
    },
    alsoClose(database: Database): Database {
      others.push(database)
      return database
    },
  }
}

async function pgDump(url: string): Promise<Buffer> {
  const program = join(findPostgres() ?? '', 'pg_dump')
  const options = { encoding: 'buffer', maxBuffer: 2 ** 30 } as const
  const { stdout } = await promisify(execFile)(program, [url], options)
  return stdout
}
