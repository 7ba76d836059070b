import { sql } from 'kysely'
import { describe, expect, inject, test } from 'vitest'
import type { Database } from '../database.ts'
import { type CopyKind, copiesOf } from './copies.ts'
import { embeddedCopies } from './embedded-copies.ts'
import { postgresCopies } from './postgres-copies.ts'

const row = { mission_id: 'm', seat_id: 's', seat_seq: 1, bytes: '', size: 1, received_at: 0 }
const fill = (database: Database) =>
  database.db
    .insertInto('quarantine')
    .values({ ...row, quarantine_key: 'k', problem: 'forked', proven: true })
    .execute()
const rowsOf = async ({ db }: Database) =>
  (await db.selectFrom('quarantine').selectAll().execute()).length

/** What only a new copy mends. */
const beyondRows = [
  'create table mine (n int8)',
  'alter table quarantine add column mine int8',
  'alter table quarantine drop constraint quarantine_pkey',
  "create function mine() returns int8 language sql as 'select 1'",
  "delete from kysely_migration where name like '0001%'",
]

function keepsItsWord<Copy>(kind: CopyKind<Copy>, changes: readonly string[]) {
  test('the next test has the same copy, without rows; what still asks of the last is refused', async () => {
    const copies = copiesOf(kind)
    const first = await copies.take()
    await fill(first.database)
    expect(await rowsOf(first.database)).toBe(1)
    await copies.giveBack(first)
    const second = await copies.take()
    expect(second.copy).toBe(first.copy)
    expect(await rowsOf(second.database)).toBe(0)
    await expect(rowsOf(first.database)).rejects.toThrow()
    await second.database.close()
    await kind.end(second.copy)
  })

  test('whoever changed more than rows has had the last of that copy', async () => {
    const copies = copiesOf(kind)
    for (const change of changes) {
      const changed = await copies.take()
      await sql.raw(change).execute(changed.database.db)
      await copies.giveBack(changed)
      const next = await copies.take()
      expect(next.copy, change).not.toBe(changed.copy)
      await copies.giveBack(next)
    }
    await kind.end((await copies.take()).copy)
  })
}

describe('copies of the template [embedded]', () =>
  // The very same questions: one answer shows that they are asked here too.
  keepsItsWord(embeddedCopies, beyondRows.slice(0, 1)))
describe.skipIf(inject('testDatabases').postgres !== '')('copies of the template [postgres]', () =>
  keepsItsWord(postgresCopies, beyondRows),
)
