import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  'alter table part add sealed_bytes text',
  `create table wrap (
    mission_id text not null, event_id text not null, label text not null,
    officer_id text not null, sealed text not null, made_at int8 not null,
    primary key (mission_id, event_id, label, officer_id))`,
  'create index wrap_officer on wrap (mission_id, officer_id)',
]

/** Sealed parts in the log, and beside it the keys to them, each sealed to one identity officer. */
export const identities: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
