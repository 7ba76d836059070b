import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openPostgres } from './open-postgres.ts'
import { inTransaction } from './retry.ts'
import { describeOnBothDatabases } from './testing/describe-on-databases.ts'

it('names the host, never the password, when nothing answers', async () => {
  const result = await openPostgres({ url: 'postgres://desk:hunter2@127.0.0.1:1/tocsin' })
  expect(result).toEqual({
    ok: false,
    error: {
      code: 'database_unreachable',
      detail: { host: '127.0.0.1:1', reason: 'ECONNREFUSED' },
    },
  })
})

it.each(['', 'not a url', 'mysql://host/db', 'postgres://['])(
  'refuses the address %j',
  async (url) => {
    expect(await openPostgres({ url })).toMatchObject({ ok: false, error: { code: 'config_bad' } })
  },
)

describeOnBothDatabases('transactions', (open, { kind, openAnother }) => {
  it('inTransaction commits what its work returns from', async () => {
    const database = await open()
    await sql`create table tally (n int8)`.execute(database.db)
    const n = await inTransaction(database, async (tx) => {
      await sql`insert into tally values (1)`.execute(tx)
      return 1
    })
    expect(n).toBe(1)
    expect((await sql`select n from tally`.execute(database.db)).rows).toEqual([{ n: 1 }])
  })

  if (kind === 'embedded') return

  it('a deadlock is resolved by running the loser again', async () => {
    const database = await open()
    await sql`create table tally as select n::int8, 0::int8 as hits from generate_series(1, 2) n`.execute(
      database.db,
    )
    let bothHoldOne = 0
    const hit = (order: number[]): Promise<void> =>
      inTransaction(database, async (tx) => {
        for (const n of order) {
          await sql`update tally set hits = hits + 1 where n = ${n}`.execute(tx)
          bothHoldOne += 1
          while (bothHoldOne < 2) await new Promise((resolve) => setTimeout(resolve, 5))
        }
      })
    await Promise.all([hit([1, 2]), hit([2, 1])])
    const { rows } = await sql`select hits from tally`.execute(database.db)
    expect(rows).toEqual([{ hits: 2 }, { hits: 2 }])
  })

  it('two servers hear each other; a lost listener comes back and says that it may have missed some', async () => {
    const database = await open()
    const other = await openAnother(database)
    const heard: (string | undefined)[] = []
    await database.listen('log', (payload) => heard.push(payload))
    await sql`select pg_notify('log', '1')`.execute(other.db)
    await expect.poll(() => heard).toEqual(['1'])
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'tocsin-listen' and datname = current_database()`.execute(other.db)
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['1', undefined])
    await sql`select pg_notify('log', '2')`.execute(other.db)
    await expect.poll(() => heard).toEqual(['1', undefined, '2'])
  })

  it('survives the loss of its pooled connections', async () => {
    const database = await open()
    const other = await openAnother(database)
    await sql`select 1`.execute(database.db)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(other.db)
    await expect
      .poll(() =>
        sql`select 1 as n`.execute(database.db).then(
          ({ rows }) => rows,
          () => [],
        ),
      )
      .toEqual([{ n: 1 }])
  })
})
