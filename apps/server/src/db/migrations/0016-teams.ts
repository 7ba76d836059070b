import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const statements = [
  `create table team_record (
    mission_id text not null, generation int8 not null, kind text not null, record_id text not null,
    deployment_id text, primary key (mission_id, generation, kind, record_id))`,
  `create index team_record_deployment on team_record (mission_id, generation, deployment_id)`,
]

/** By what the records of Joint Protection Teams are found. A rebuild fills it from the log. */
export const teams: Migration = {
  async up(db) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
