import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** How far each scope was delivered to each seat, and as whom it read it: what a lost tablet may have held. */
export const devices: Migration = {
  async up(db) {
    await sql
      .raw(
        `create table delivered (
          mission_id text not null, seat_id text not null, scope text not null,
          scope_seq int8 not null, actor_json text not null, first_at int8 not null,
          last_at int8 not null, dropped_at int8, primary key (mission_id, seat_id, scope))`,
      )
      .execute(db)
  },
}
