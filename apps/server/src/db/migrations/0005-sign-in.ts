import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const changes = [
  // The band by which a row is read, and whether its words were set aside; rebuilt at the next start.
  `alter table incident_row add band text not null default 'restricted',
    add set_aside boolean not null default false`,
  `alter table threat_row add band text not null default 'restricted'`,
]

/** Need-to-know by what a record has become. */
export const signIn: Migration = {
  async up(db) {
    for (const change of changes) await sql.raw(change).execute(db)
  },
}
