import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  'alter table part add sealed_bytes text',
  `create table wrap (
    mission_id text not null, event_id text not null, label text not null,
    officer_id text not null, sealed text not null, made_at int8 not null,
    primary key (mission_id, event_id, label, officer_id))`,
  'create index wrap_officer on wrap (mission_id, officer_id)',
  'alter table account add identity_officer boolean not null default false',
  `create table officer_key (
    mission_id text not null, account_id text not null, key_id text not null,
    public_key text not null, seat_id text not null, offered_at int8 not null,
    primary key (mission_id, account_id))`,
  `create table identity_opening (
    mission_id text not null, opening_id text not null, event_id text not null,
    label text not null, account_id text not null, person_name text not null,
    reason text not null, words text not null, opened_at int8 not null, export_id text,
    primary key (mission_id, opening_id))`,
  'create index identity_opening_event on identity_opening (mission_id, event_id)',
  `create table identity_export (
    mission_id text not null, export_id text not null, asked_by text not null,
    asked_name text not null, reason text not null, words text not null,
    events_json text not null, asked_at int8 not null, decided_by text, decided_name text,
    decided_at int8, approved boolean, taken_at int8, count int8,
    primary key (mission_id, export_id))`,
]

/**
 * Sealed parts in the log; beside it the keys to them, each sealed to one identity officer; who is
 * one, with which key; and who opened or exported what, when and why.
 */
export const identities: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
