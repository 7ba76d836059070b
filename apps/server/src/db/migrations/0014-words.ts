import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table record_key (
    mission_id text not null, owner text not null, key_id text not null, wrapped bytea not null,
    key_check bytea not null, primary key (mission_id, owner))`,
  `alter table part add column sealed_words bytea`,
  // The read models are built anew from the log at the next start, where there is a key for them.
  `delete from record`,
  `alter table record drop column state_json`,
  `alter table record add column sealed_state bytea not null`,
  `alter table incident_row drop column title`,
  `alter table incident_row add column sealed_title bytea`,
  `alter table threat_row drop column title`,
  `alter table threat_row add column sealed_title bytea`,
  `alter table quarantine alter column bytes drop not null`,
  `alter table quarantine add column sealed_bytes bytea`,
  `alter table envelope alter column content_json drop not null`,
  `alter table envelope add column sealed_content bytea`,
]

/**
 * What people wrote lies sealed under a key of its record, and these keys in a table that data
 * backups leave out. What lay clear before is sealed at the next start (`words/seal-clear-words.ts`).
 */
export const words: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
