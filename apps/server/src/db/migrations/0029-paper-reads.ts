import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // Incidents without a date lie beside each other by when they became known.
  'drop index incident_row_latest',
  `create index incident_row_latest
    on incident_row (mission_id, generation, latest, known_at)`,
  // The first and the last moment at which anything became known of an area.
  `create index incident_row_known
    on incident_row (mission_id, generation, area, known_at)`,
]

/** What a weekly paper asks of all incidents of a mission is asked of an index. */
export const paperReads: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
