import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import { migrations } from './migrations/migrations.ts'

/**
 * Brings the database forward to this version's tables and names the migrations it applied.
 * Several servers may start at once: on PostgreSQL Kysely holds a lock meanwhile.
 *
 * @returns `database_newer` when a newer Tocsin has already changed it (it is left as it is).
 * @throws when a migration fails: nothing of it is kept, as all run in one transaction.
 */
export async function migrate(
  database: Database,
  all: Record<string, Migration> = migrations,
): Promise<Result<string[], Problem>> {
  const unknown = (await executedMigrations(database)).find((name) => !(name in all))
  if (unknown !== undefined) return err(problem('database_newer', { migration: unknown }))
  const migrator = new Migrator({
    db: database.db,
    provider: { getMigrations: async () => all },
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) throw error
  return ok(results.map((result) => result.migrationName))
}

async function executedMigrations({ db }: Database): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return []
  const rows = await db.selectFrom('kysely_migration').select('name').orderBy('name').execute()
  return rows.map((row) => row.name)
}
