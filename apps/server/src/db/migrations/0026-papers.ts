import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  // Models of weekly papers, found by their hash: codes, counts and ids, and no word.
  `create table paper_model (
    mission_id text not null,
    hash text not null,
    model_json text not null,
    made_at int8 not null,
    primary key (mission_id, hash))`,
  // Kinds of actors, for figures by actor: filled by the rebuild that comes with this version.
  "alter table incident_row add column actors_json text not null default '[]'",
]

/** Weekly papers: their models, and who is said to have done what. */
export const papers: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
