import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { type Columns, insertRows } from './insert-rows.ts'
import { sqlState } from './sql-state.ts'
import { describeOnBothDatabases } from './testing/describe-on-databases.ts'

type Mixed = {
  mission: string
  n: number
  word: string | null
  body: string | null
  part: number | null
  yes: boolean | null
  bytes: Uint8Array | null
}

describeOnBothDatabases('the two databases read alike', (open) => {
  it('int8, numeric, counts and sums are numbers', async () => {
    const { db } = await open()
    const { rows } = await sql`
      select 9007199254740991::int8 as big, 1.5::numeric as exact, count(*) as many,
        sum(x) as total, array_agg(x order by x) as list, array[1.5::numeric, null] as mixed,
        '{}'::int8[] as empty
      from unnest(array[1, 2]::int8[]) as t(x)`.execute(db)
    expect(rows).toEqual([
      {
        big: 9007199254740991,
        exact: 1.5,
        many: 2,
        total: 3,
        list: [1, 2],
        mixed: [1.5, null],
        empty: [],
      },
    ])
  })

  it('an int8 that no number holds exactly is refused, not rounded', async () => {
    const { db } = await open()
    await expect(sql`select 9007199254740993::int8 as big`.execute(db)).rejects.toThrow(RangeError)
    await expect(sql`select 1 as still_answers`.execute(db)).resolves.toBeDefined()
  })

  it('dates, times, json and bytes have one shape', async () => {
    const { db } = await open()
    const { rows } = await sql`
      select '2026-11-22'::date as day, '2026-11-22T01:15:30.25+02:00'::timestamptz as at,
        '{"a":[1,null]}'::jsonb as json, '\\x00ff'::bytea as bytes`.execute(db)
    expect(rows).toEqual([
      {
        day: '2026-11-22',
        at: new Date('2026-11-21T23:15:30.250Z'),
        json: { a: [1, null] },
        bytes: new Uint8Array([0, 255]),
      },
    ])
  })

  it('arrays of texts, numbers, json texts and bytes go in through unnest', async () => {
    const { db } = await open()
    const texts = ['it’s "quoted"', '{1,\\2}']
    const numbers = [1, 9007199254740991]
    const jsons = [JSON.stringify({ a: 'x"y' }), JSON.stringify([1])]
    const { rows } = await sql`
      select * from unnest(${texts}::text[], ${numbers}::int8[], ${jsons}::text[]::jsonb[])
        as t(a, b, c)`.execute(db)
    expect(rows).toEqual([
      { a: texts[0], b: 1, c: { a: 'x"y' } },
      { a: texts[1], b: 9007199254740991, c: [1] },
    ])
    const bytes = await sql`select ${new Uint8Array([7, 0, 255])}::bytea as b`.execute(db)
    expect(bytes.rows).toEqual([{ b: new Uint8Array([7, 0, 255]) }])
  })

  it('many rows of one statement come out as they went in: shared values, odd texts, empty bytes, nothing', async () => {
    const { db } = await open()
    await sql`create table mixed (mission text not null, n int8 not null, word text, body text,
      part float8, yes boolean, bytes bytea)`.execute(db)
    const columns: Columns<Mixed> = {
      mission: 'text',
      n: 'int8',
      word: 'text',
      body: 'json',
      part: 'float8',
      yes: 'boolean',
      bytes: 'bytea',
    }
    const nothing = { word: null, body: null, part: null, yes: null, bytes: null }
    const row = (n: number, said: Partial<Mixed> = {}): Mixed => {
      return { mission: 'ondara', n, ...nothing, ...said }
    }
    const written = [
      row(1, { word: 'it’s "quoted"', body: JSON.stringify({ a: 'سوق "\\\n' }), yes: true }),
      row(2),
      row(3, { word: '{1,\\2}, NULL', body: '', part: 0.1, yes: false, bytes: new Uint8Array() }),
      row(4, { word: 'NULL', body: '"é"', part: -1e300, bytes: new Uint8Array([0, 92, 255]) }),
    ]
    const alone = row(5, { body: '[]', bytes: new Uint8Array([120, 39]).subarray(1) })
    for (const rows of [written, [alone], [row(6), row(6)], []]) {
      await insertRows('mixed', columns, rows).execute(db)
    }
    const { rows } = await sql`select * from mixed order by n`.execute(db)
    expect(rows).toEqual([...written, alone, row(6), row(6)])
  })

  it('a notification is heard after the commit of its transaction', async () => {
    const database = await open()
    const heard: (string | undefined)[] = []
    const stop = await database.listen('log', (payload) => heard.push(payload))
    await database.db.transaction().execute(async (tx) => {
      await sql`select pg_notify('log', 'ondara:7')`.execute(tx)
      expect(heard).toEqual([])
    })
    await expect.poll(() => heard).toEqual(['ondara:7'])
    await stop()
    await sql`select pg_notify('log', 'ondara:8')`.execute(database.db)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(heard).toEqual(['ondara:7'])
  })

  it('concurrent transactions do not mix and a failed one leaves nothing', async () => {
    const { db } = await open()
    await sql`create table tally (n int8)`.execute(db)
    const one = (n: number): Promise<void> =>
      db.transaction().execute(async (tx) => {
        await sql`insert into tally values (${n})`.execute(tx)
        await sql`select ${n}::int8`.execute(tx)
        if (n === 3) throw new Error('no')
      })
    const done = await Promise.allSettled([1, 2, 3, 4, 5].map(one))
    expect(done.filter((each) => each.status === 'rejected')).toHaveLength(1)
    const { rows } = await sql<{ n: number }>`select n from tally order by n`.execute(db)
    expect(rows.map((row) => row.n)).toEqual([1, 2, 4, 5])
  })

  it('errors carry their SQLSTATE', async () => {
    const { db } = await open()
    await sql`create table once (n int8 primary key)`.execute(db)
    const insert = (): Promise<unknown> => sql`insert into once values (1)`.execute(db)
    await insert()
    expect(await insert().catch(sqlState)).toBe('23505')
  })

  it('each open gives a database of its own', async () => {
    const first = await open()
    const second = await open()
    await sql`create table mine (n int8)`.execute(first.db)
    await expect(sql`select * from mine`.execute(second.db)).rejects.toThrow(/mine/)
  })
})
