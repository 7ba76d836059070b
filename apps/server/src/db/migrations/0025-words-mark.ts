import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** By which a start sees that data and keys of words are of the same moment (`words/words-mark.ts`). */
export const wordsMark: Migration = {
  async up(db) {
    await sql
      .raw('create table words_mark (mission_id text primary key, sealed bytea not null)')
      .execute(db)
  },
}
