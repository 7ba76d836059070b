import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Whose words the title of an incident is. The read models are made again at the next start. */
export const titleOf: Migration = {
  async up(db) {
    await sql.raw('alter table incident_row add title_of text, add title_scope text').execute(db)
  },
}
