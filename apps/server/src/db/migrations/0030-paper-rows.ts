import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // Codes and moments: no state has to be opened for them.
  `alter table alert_row add taken_at int8, add on_site_at int8, add community_told_at int8,
    add answers_json text not null default '[]'`,
  // How well a place is known, without the place.
  `alter table incident_row add place_kind text, add radius_m int8`,
]

/** What a weekly paper reads of alerts and places. A start of this version fills the columns: it rebuilds the read models. */
export const paperRows: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
