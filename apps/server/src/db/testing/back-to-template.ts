import { sql } from 'kysely'
import type { Database } from '../database.ts'

/** What a copy of the template is while nobody has used it. */
export type Untouched = {
  /** Every table in which the template has no rows. */
  empty: readonly string[]
  /** The others: what was migrated. */
  filled: readonly string[]
  /** Of the tables, columns, keys and functions, and of the rows of `filled`. */
  schema: string
  rows: string
}

/** Looks at a copy that nobody has used yet. */
export async function untouched(database: Database): Promise<Untouched> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace
    order by relname`.execute(database.db)
  const all = rows.map(({ name }) => name)
  const filled = await withRows(database, all)
  return {
    empty: all.filter((name) => !filled.includes(name)),
    filled,
    schema: await schemaOf(database),
    rows: await rowsOf(database, filled),
  }
}

/**
 * Empties what a test has filled: a hundredth of what a new copy costs. False when the test changed
 * more than rows (a table, a column, what is migrated): then only a new copy will do.
 */
export async function backToTemplate(database: Database, before: Untouched): Promise<boolean> {
  await sql`discard all`.execute(database.db)
  if ((await schemaOf(database)) !== before.schema) return false
  const used = await withRows(database, before.empty)
  if (used.length > 0) {
    await sql`truncate ${sql.join(used.map((name) => sql.id(name)))} restart identity cascade`.execute(
      database.db,
    )
  }
  return (await rowsOf(database, before.filled)) === before.rows
}

async function withRows({ db }: Database, tables: readonly string[]): Promise<readonly string[]> {
  const found = tables.map(
    (name) => sql`case when exists (select from ${sql.id(name)})
    then ${sql.lit(name)}::text end`,
  )
  const { rows } = await sql<{ used: string[] }>`
    select array_remove(array[${sql.join(found)}]::text[], null) as used`.execute(db)
  return rows[0]?.used ?? []
}

/** `xmin`, the transaction that last wrote a row, differs as soon as anything was altered. */
async function schemaOf({ db }: Database): Promise<string> {
  const { rows } = await sql<{ schema: string }>`
    with own as (
      select oid, relname, relkind, relacl, relrowsecurity, reloptions
      from pg_class where relnamespace = current_schema()::regnamespace
    ), line(text) as (
      select own::text from own
      union all select concat_ws(' ', attrelid, attnum, xmin) from pg_attribute
        where attrelid in (select oid from own)
      union all select concat_ws(' ', oid, xmin) from pg_constraint where conrelid in (select oid from own)
      union all select concat_ws(' ', oid, xmin) from pg_trigger where tgrelid in (select oid from own)
      union all select concat_ws(' ', oid, xmin) from pg_proc
        where pronamespace = current_schema()::regnamespace
      union all select nspname from pg_namespace where nspname not like 'pg\\_%'
      union all select setconfig::text from pg_db_role_setting
    )
    select md5(string_agg(text, ';' order by text)) as schema from line`.execute(db)
  return rows[0]?.schema ?? ''
}

async function rowsOf({ db }: Database, tables: readonly string[]): Promise<string> {
  const each = tables.map(
    (name) => sql`
    (select md5(string_agg(one::text, ';' order by one::text)) from ${sql.id(name)} as one)`,
  )
  const { rows } = await sql<{ rows: string }>`
    select concat_ws(' ', ${sql.join([...each, sql`''`])}) as rows`.execute(db)
  return rows[0]?.rows ?? ''
}
