import type { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** What of a PGlite a Database is made of. */
export type Embedded = Pick<
  PGlite,
  'ready' | 'waitReady' | 'closed' | 'query' | 'transaction' | 'listen' | 'close'
>

/** A started PGlite as a Database; closing it ends the PGlite too. */
export function pgliteDatabase(pglite: Embedded): Database {
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
