import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { pgliteDatabase } from '../pglite-database.ts'
import { valueParsers } from '../value-parsers.ts'
import type { CopyKind } from './copies.ts'
import { lendEmbedded } from './lend-embedded.ts'
import { template } from './template.ts'

/** Each is a started PGlite of its own, in memory. */
export const embeddedCopies: CopyKind<PGlite> = {
  async make() {
    const tar = readFileSync(await template('embedded'))
    return PGlite.create({ loadDataDir: new Blob([tar]), parsers: valueParsers })
  },
  open: async (pglite) => pgliteDatabase(lendEmbedded(pglite)),
  end: (pglite) => pglite.close(),
}
