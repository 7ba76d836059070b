import type { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** A started PGlite as a Database; closing it ends the PGlite too. */
export function pgliteDatabase(pglite: PGlite): Database {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })
  return {
    kind: 'embedded',
    db,
    async listen(channel, onNotify) {
      const stop = await pglite.listen(channel, (payload) => onNotify(payload))
      return () => stop()
    },
    async close() {
      await db.destroy()
      // Kysely closes only what it has used.
      if (!pglite.closed) await pglite.close()
    },
  }
}
