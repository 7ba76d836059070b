import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const changes = [
  // The band by which a row is read, and whether its words were set aside; rebuilt at the next start.
  `alter table incident_row add band text not null default 'restricted',
    add set_aside boolean not null default false`,
  `alter table threat_row add band text not null default 'restricted'`,
  `create table invitation (
    mission_id text not null, invitation_id text not null, code_hash text not null,
    account_id text, name text not null, person_name text not null, role text not null,
    component text, areas_json text not null, made_by text, made_at int8 not null,
    expires_at int8 not null, confirmed_by text, confirmed_at int8, used_at int8,
    withdrawn_at int8, primary key (mission_id, invitation_id), unique (mission_id, code_hash))`,
  `create table role_change (
    mission_id text not null, change_id text not null, account_id text not null,
    role text not null, component text, areas_json text not null, asked_by text not null,
    asked_at int8 not null, confirmed_by text, confirmed_at int8, withdrawn_at int8,
    primary key (mission_id, change_id))`,
  `alter table account add totp_wrapped text, add totp_confirmed_at int8, add totp_step int8`,
  `create table recovery_code (
    mission_id text not null, account_id text not null, code_hash text not null, used_at int8,
    primary key (mission_id, account_id, code_hash))`,
  // Who is signed in when this arrives signs in once more.
  `delete from session`,
  `alter table session add session_id text not null default '', add second_factor boolean not null default false,
    add last_seen_at int8`,
  `create table rate_bucket (
    mission_id text not null, bucket text not null, used int8 not null, resets_at int8 not null,
    primary key (mission_id, bucket))`,
  `create table known_browser (
    mission_id text not null, token_hash text not null, account_id text not null,
    until int8 not null, primary key (mission_id, token_hash))`,
  `create table audit (
    mission_id text not null, audit_id text not null, at int8 not null, account_id text,
    what text not null, about text, detail_json text not null, primary key (mission_id, audit_id))`,
  `create index audit_at on audit (mission_id, at)`,
  `create table sensitive_read (
    mission_id text not null, read_id text not null, at int8 not null, account_id text not null,
    seat_id text, what text not null, record_id text, reason text,
    primary key (mission_id, read_id))`,
  `create index sensitive_read_at on sensitive_read (mission_id, account_id, at)`,
]

/** Need-to-know by what a record has become; invitations, the second factor, and who did and read what. */
export const signIn: Migration = {
  async up(db) {
    for (const change of changes) await sql.raw(change).execute(db)
  },
}
