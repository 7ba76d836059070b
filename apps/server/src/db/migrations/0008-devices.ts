import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const tables = [
  `create table delivered (
    mission_id text not null, seat_id text not null, scope text not null,
    scope_seq int8 not null, actor_json text not null, first_at int8 not null,
    last_at int8 not null, dropped_at int8, primary key (mission_id, seat_id, scope))`,
  `create table readmitted (
    mission_id text not null, old_hash text not null, event_id text not null,
    primary key (mission_id, old_hash))`,
]

/**
 * How far each scope was delivered to each seat, and as whom it read it: what a lost tablet may have
 * held. And which events of stopped seats stand in the log again under new ids.
 */
export const devices: Migration = {
  async up(db) {
    for (const table of tables) await sql.raw(table).execute(db)
  },
}
