import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table held_left (
    mission_id text not null, quarantine_key text not null, account_id text not null,
    reason text not null, left_at int8 not null, primary key (mission_id, quarantine_key))`,
]

/** What of the quarantine somebody decided to leave where it is, and why. */
export const quarantine: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
