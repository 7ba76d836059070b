import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { openPostgres } from '../open-postgres.ts'
import type { CopyKind } from './copies.ts'
import { template } from './template.ts'
import { templateName } from './template-name.ts'

let made = 0

/** Each is a database of the private cluster, known by its address. */
export const postgresCopies: CopyKind<string> = {
  async make() {
    const url = await template('postgres')
    made += 1
    const name = `test_${process.pid}_${made}_${Date.now()}`
    const admin = await openedPostgres(`${url}postgres`)
    await sql`create database ${sql.id(name)} template ${sql.id(templateName)}`.execute(admin.db)
    await admin.close()
    return `${url}${name}`
  },
  open: openedPostgres,
  // It goes with the cluster.
  end: async () => {},
}

export async function openedPostgres(url: string): Promise<Database> {
  const opened = await openPostgres({ url })
  if (!opened.ok) throw new Error(`private PostgreSQL: ${opened.error.code}`)
  return opened.value
}
