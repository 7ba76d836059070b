import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table attachment (
    mission_id text not null, event_id text not null, content text not null, seat_id text not null,
    label text not null, size int8 not null, hashes_json text not null, begun_at int8 not null,
    primary key (mission_id, event_id, content))`,
  'create index attachment_seat on attachment (mission_id, seat_id, begun_at)',
  `create table attachment_chunk (
    mission_id text not null, event_id text not null, content text not null, chunk int8 not null,
    bytes bytea not null, primary key (mission_id, event_id, content, chunk))`,
]

/** Sealed bytes that events of the log name: what is known of each file, and its chunks. */
export const attachments: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
