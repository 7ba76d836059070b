import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table warning_run (
    mission_id text not null, run_id text not null, asked_by text not null, known_at int8 not null,
    made_at int8 not null, summary_json text, primary key (mission_id, run_id))`,
  'create index warning_run_known on warning_run (mission_id, known_at)',
  `create table warning_found (
    mission_id text not null, run_id text not null, number int8 not null, standing text not null,
    record_id text, scopes_json text not null, found_json text not null,
    primary key (mission_id, run_id, number))`,
  'create index warning_found_record on warning_found (mission_id, record_id)',
  `create table risk_entry (
    mission_id text not null, run_id text not null, horizon int8 not null, place int8 not null,
    area text not null, record_id text, scopes_json text not null, entry_json text not null,
    primary key (mission_id, run_id, horizon, place))`,
]

/** What runs of early warning have found. Warnings themselves are in the log. */
export const warnings: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
