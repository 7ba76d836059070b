import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { expect, it } from 'vitest'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/migrations.ts'
import { describeOnBothDatabases } from './testing/describe-on-databases.ts'

const first: Migration = {
  up: async (db) => void (await sql`create table a (n int8)`.execute(db)),
}
const second: Migration = {
  up: async (db) => void (await sql`create table b (n int8)`.execute(db)),
}
const failing: Migration = {
  async up(db) {
    await sql`create table c (n int8)`.execute(db)
    await sql`select no_such_thing`.execute(db)
  },
}
// After every released one, as a next version's would be.
const next = { ...migrations, '9001-a': first }
const afterNext = { ...next, '9002-b': second }

describeOnBothDatabases('migrate', (open, { kind, openAnother }) => {
  it('applies what is missing, in order, once', async () => {
    const database = await open()
    expect(await migrate(database, next)).toEqual({ ok: true, value: ['9001-a'] })
    expect(await migrate(database, afterNext)).toEqual({ ok: true, value: ['9002-b'] })
    expect(await migrate(database, afterNext)).toEqual({ ok: true, value: [] })
  })

  it('leaves a database alone that a newer version has changed', async () => {
    const database = await open()
    await migrate(database, afterNext)
    expect(await migrate(database, next)).toEqual({
      ok: false,
      error: { code: 'database_newer', detail: { migration: '9002-b' } },
    })
  })

  it('keeps nothing of a failed run', async () => {
    const database = await open()
    const broken = { ...next, '9002-failing': failing }
    await expect(migrate(database, broken)).rejects.toThrow(/no_such_thing/)
    const names = (await database.db.introspection.getTables()).map((table) => table.name)
    expect(names).not.toContain('a')
    expect(names).not.toContain('c')
  })

  if (kind === 'embedded') return

  it('two servers that start at once migrate once', async () => {
    const database = await open()
    const other = await openAnother(database)
    const [here, there] = await Promise.all([migrate(database, next), migrate(other, next)])
    expect([...(here.ok ? here.value : []), ...(there.ok ? there.value : [])]).toEqual(['9001-a'])
  })
})
