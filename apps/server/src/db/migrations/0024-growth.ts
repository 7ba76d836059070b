import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // Short messages and erasures ask for the events of one record.
  'create index event_record on event (mission_id, record_id)',
  // What a start looks for and hardly ever finds: as a rule these indexes are empty.
  `create index part_clear_words on part (mission_id)
    where body_json is not null and label in ('narrative', 'provenance')`,
]

/** What was asked of the whole log is asked of an index. */
export const growth: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
