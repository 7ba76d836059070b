import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table outside_plan (
    mission_id text not null primary key,
    plan_json text not null,
    set_by text not null,
    set_at int8 not null)`,
  // One row a release, never changed: what offices outside were told, line by line.
  `create table outside_release (
    mission_id text not null,
    release int4 not null,
    week text not null,
    said_json text not null,
    made_by text not null,
    made_at int8 not null,
    primary key (mission_id, release),
    unique (mission_id, week))`,
]

/** What is told outside, and what was. */
export const outside: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
