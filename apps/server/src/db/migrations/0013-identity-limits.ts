import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table opening_limit (
    mission_id text not null, change_id text not null, per_hour int8 not null,
    asked_by text not null, asked_name text not null, asked_at int8 not null,
    decided_by text, decided_name text, decided_at int8, approved boolean,
    primary key (mission_id, change_id))`,
  'create index identity_opening_account on identity_opening (mission_id, account_id, opened_at)',
  `create table wrap_set (
    mission_id text not null, event_id text not null, label text not null,
    signature text not null, seat_id text not null, public_key text not null,
    officers_json text not null, made_at int8 not null,
    primary key (mission_id, event_id, label, signature))`,
]

/** How many identities an officer opens in an hour, and what seats signed about the keys to identities. */
export const identityLimits: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
