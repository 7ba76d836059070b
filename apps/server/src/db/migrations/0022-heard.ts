import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Incidents that headquarters has only heard of, by short message. */
export const heard: Migration = {
  async up(db) {
    await sql
      .raw('alter table incident_row add column only_heard boolean not null default false')
      .execute(db)
  },
}
