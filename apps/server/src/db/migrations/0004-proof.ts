import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const changes = [
  // The complete subtrees of each scope's Merkle tree, every eighth level of them.
  `create table log_node (
    mission_id text not null, scope text not null, level int8 not null, place int8 not null,
    hash text not null, primary key (mission_id, scope, level, place))`,
  // The right edge of each scope's tree, and the mission's signed head: both made at the next start.
  'alter table scope_head add frontier text',
  'alter table mission add head_json text',
]

/** What makes the log provable. */
export const proof: Migration = {
  async up(db) {
    for (const change of changes) await sql.raw(change).execute(db)
  },
}
