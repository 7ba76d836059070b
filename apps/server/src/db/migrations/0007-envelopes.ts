import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Envelopes that came before what their seat wrote before them: they wait for it here. */
export const envelopes: Migration = {
  async up(db) {
    await sql
      .raw(
        `create table envelope (
          mission_id text not null, seat_id text not null, hash text not null,
          seat_seq int8 not null, content_json text not null, size int8 not null,
          received_at int8 not null, primary key (mission_id, seat_id, hash))`,
      )
      .execute(db)
  },
}
