import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table erased_part (
    mission_id text not null, hash text not null, label text not null,
    event_id text not null, erased_by text not null, primary key (mission_id, hash, label))`,
  'create index erased_part_event on erased_part (mission_id, event_id)',
  `create table erasure (
    mission_id text not null, erasure_id text not null, event_id text not null,
    hash text not null, record_id text not null, scope text not null, type text not null,
    parts_json text not null, reason text not null, reference text,
    proposed_by text not null, proposed_name text not null, proposed_seat text not null,
    proposed_at int8 not null, decided_by text, decided_name text, decided_seat text,
    decided_at int8, approved boolean, erased_by text, erased_seq int8, erased_at int8,
    tables_at int8, wal text, primary key (mission_id, erasure_id))`,
  `create table erasure_copy (
    mission_id text not null, erased_by text not null, seat_id text not null,
    is_author boolean not null, last_at int8, confirmed_at int8,
    primary key (mission_id, erased_by, seat_id))`,
]

/** What was erased, by whom and why; where copies lay, and which of them are known to be destroyed. */
export const erasure: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
