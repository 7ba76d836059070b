import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const tables = [
  `create table mission_root (
    mission_id text primary key, public_key text not null)`,
  `create table held_key (
    mission_id text not null, name text not null, key_id text not null, public_key text not null,
    wrapped text not null, primary key (mission_id, name, key_id))`,
  `create table statement (
    mission_id text not null, kind text not null, subject text not null, version int8 not null,
    statement_json text not null, signature text not null, made_at int8 not null,
    primary key (mission_id, kind, subject, version))`,
]

/** The mission's root, the keys its server holds, and what root and delegate signed. */
export const trust: Migration = {
  async up(db) {
    for (const table of tables) await sql.raw(table).execute(db)
  },
}
