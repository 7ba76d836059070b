import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What was drawn on the map for a report. The read models are made again at the next start. */
export const drawnPlaces: Migration = {
  async up(db) {
    await sql.raw('alter table incident_row add drawn_json text').execute(db)
  },
}
