import pg from 'pg'

/** What a push adds to the log, and to the read models with the keys of its words. */
export const logTables = ['event', 'part', 'run'] as const
export const readTables = [
  'record_key',
  'record',
  'record_entry',
  'incident_row',
  'threat_row',
  'alert_row',
  'team_record',
] as const

type Column = { name: string; type: string }
type Rows = { table: string; columns: readonly Column[]; values: (string | null)[][] }

/** Every value as the text that PostgreSQL writes: nothing is parsed on the way out or formed on the way in. */
const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig

/** Reads the newest rows of a server's tables, and writes them into copies of these as fast as it goes. */
export async function openRawRows(url: string) {
  const source = new pg.Pool({
    connectionString: url,
    types: asText,
    max: 1,
    application_name: 'reader',
  })
  const columnsOf = new Map<string, Column[]>()
  for (const table of [...logTables, ...readTables]) {
    const { rows } = await source.query(
      `select column_name as name, udt_name as type from information_schema.columns
       where table_schema = 'public' and table_name = $1 order by ordinal_position`,
      [table],
    )
    columnsOf.set(table, rows)
  }
  /** `xmin` names the transaction that wrote a row: everything of one append, whichever table. */
  const read = async (tables: readonly string[]): Promise<Rows[]> => {
    const found = await source.query('select xmin::text as x from event order by seq desc limit 1')
    const all: Rows[] = []
    for (const table of tables) {
      const columns = columnsOf.get(table) ?? []
      const { rows } = await source.query({
        text: `select * from ${table} where xmin::text = $1`,
        values: [found.rows[0].x],
        rowMode: 'array',
      })
      const values = columns.map((_, at) => rows.map((row) => row[at]))
      if (rows.length > 0) all.push({ table, columns, values })
    }
    return all
  }
  return { read, close: () => source.end() }
}

/** One transaction, one prepared statement a table, a column an array. */
export async function openRawWriter(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    async write(all: readonly Rows[]): Promise<void> {
      await client.query('begin')
      for (const { table, columns, values } of all) {
        const names = columns.map(({ name }) => name).join(', ')
        const arrays = columns.map(({ type }, at) => `$${at + 1}::${type}[]`).join(', ')
        await client.query({
          name: table,
          text: `insert into ${table} (${names}) select * from unnest(${arrays})`,
          values,
        })
      }
      await client.query('commit')
    },
    close: () => client.end(),
  }
}
