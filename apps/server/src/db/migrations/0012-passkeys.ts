import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const changes = [
  `create table passkey (
    mission_id text not null, credential_id text not null, account_id text not null,
    name text not null, public_key text not null, counter int8 not null,
    transports_json text not null, made_at int8 not null, used_at int8,
    primary key (mission_id, credential_id))`,
  `create index passkey_account on passkey (mission_id, account_id)`,
  `create table passkey_challenge (
    mission_id text not null, session_id text not null, purpose text not null,
    challenge text not null, expires_at int8 not null,
    primary key (mission_id, session_id, purpose))`,
  // When the person behind a session showed once more who they are.
  `alter table session add proven_at int8`,
]

/** Passkeys as a second factor, and acts on one's own account that ask once more who is there. */
export const passkeys: Migration = {
  async up(db) {
    for (const change of changes) await sql.raw(change).execute(db)
  },
}
