import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './database.ts'
import { databaseProblem } from './database-problem.ts'
import { listenOnPostgres } from './listen-on-postgres.ts'
import { sqlState } from './sql-state.ts'
import type { Tables } from './tables.ts'
import { valueParsers } from './value-parsers.ts'

export type PostgresOptions = {
  /** As in `DATABASE_URL`: postgres://user:password@host:port/database?sslmode=… */
  url: string
  maxConnections?: number
  /** An idle connection was lost; the pool opens another by itself. Gets the code, for the log. */
  onConnectionLost?: (code: string) => void
}

/**
 * Opens a pool on a PostgreSQL server and proves that it answers.
 *
 * @returns `config_bad` when the address cannot be read, `database_unreachable` (with the host and
 * the code, never the password) when nothing answers within 10 seconds or the sign-in is refused.
 */
export async function openPostgres(options: PostgresOptions): Promise<Result<Database, Problem>> {
  const { url, maxConnections = 10, onConnectionLost = () => {} } = options
  const host = hostOf(url)
  if (host === undefined) {
    const reason = 'DATABASE_URL is not an address like postgres://user:password@host:5432/name.'
    return err(problem('config_bad', { setting: 'DATABASE_URL', reason }))
  }
  const config: pg.PoolConfig = {
    connectionString: url,
    application_name: 'tocsin',
    connectionTimeoutMillis: 10_000,
    max: maxConnections,
    types: { getTypeParser },
  }
  const pool = new pg.Pool(config)
  pool.on('error', (error) => onConnectionLost(sqlState(error) ?? error.message))
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    const known = databaseProblem(error)
    if (known) return err({ ...known, detail: { host, ...known.detail } })
    throw error
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const listeners = new Set<() => Promise<void>>()
  return ok({
    kind: 'postgres',
    db,
    async listen(channel, onNotify) {
      const stop = await listenOnPostgres(url, channel, onNotify)
      listeners.add(stop)
      return async () => {
        listeners.delete(stop)
        await stop()
      }
    },
    async close() {
      await Promise.all([...listeners].map((stop) => stop()))
      await db.destroy()
      if (!pool.ended) await pool.end()
    },
  })
}

function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  const own = format === 'binary' ? undefined : valueParsers[oid]
  return own ?? pg.types.getTypeParser(oid, format)
}

function hostOf(url: string): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) return undefined
  const { hostname, port, searchParams } = new URL(url)
  return `${hostname || searchParams.get('host') || 'localhost'}:${port || 5432}`
}
