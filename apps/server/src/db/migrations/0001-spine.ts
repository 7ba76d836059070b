import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const tables = [
  `create table mission (
    mission_id text primary key, settings_json text not null, next_seq int8 not null default 1,
    epoch text not null, generation int8 not null default 1,
    projection_version int8 not null)`,
  `create table scope_head (
    mission_id text not null, scope text not null, scope_seq int8 not null,
    primary key (mission_id, scope))`,
  `create table account (
    mission_id text not null, account_id text not null, name text not null,
    password_hash text not null, person_name text not null, role text not null, component text,
    areas_json text not null, disabled boolean not null default false, created_at int8 not null,
    primary key (mission_id, account_id), unique (mission_id, name))`,
  `create table session (
    mission_id text not null, token_hash text not null, account_id text not null, seat_id text,
    created_at int8 not null, expires_at int8 not null, primary key (mission_id, token_hash))`,
  `create table challenge (
    mission_id text not null, challenge text not null, seat_id text not null,
    expires_at int8 not null, primary key (mission_id, challenge))`,
  `create table seat (
    mission_id text not null, seat_id text not null, record_id text not null, account_id text,
    name text not null, role text not null, component text, areas_json text not null,
    public_key text not null, head_seq int8 not null, head_hash text not null,
    counter int8 not null default 0, enrolled_at int8 not null, revoked_at int8,
    last_heard_at int8, primary key (mission_id, seat_id))`,
  `create table system_seat (
    mission_id text not null, name text not null, key_id text not null, seat_id text not null,
    wrapped_seed text not null, primary key (mission_id, name, key_id))`,
  `create table event (
    mission_id text not null, seq int8 not null, scope text not null, scope_seq int8 not null,
    seat_id text not null, seat_seq int8 not null, type text not null, type_version int8 not null,
    record_id text not null, header_bytes bytea not null, hash text not null,
    received_at int8 not null, known_at int8 not null, run_id text not null,
    primary key (mission_id, seq), unique (mission_id, seat_id, seat_seq),
    unique (mission_id, scope, scope_seq))`,
  `create table part (
    mission_id text not null, seq int8 not null, label text not null, state text not null,
    salt text, body_json text, commitment text, primary key (mission_id, seq, label),
    foreign key (mission_id, seq) references event (mission_id, seq))`,
  `create table run (
    mission_id text not null, run_id text not null, seat_id text not null,
    signed_bytes bytea not null, signature text not null, hashes_json text not null,
    received_at int8 not null, primary key (mission_id, run_id))`,
  `create table quarantine (
    mission_id text not null, quarantine_key text not null, seat_id text not null,
    seat_seq int8 not null, header_hash text, problem text not null, bytes text not null,
    size int8 not null, proven boolean not null, received_at int8 not null,
    primary key (mission_id, seat_id, quarantine_key))`,
  `create table record (
    mission_id text not null, generation int8 not null, kind text not null,
    record_id text not null, scope text not null, state_json text not null, seq int8 not null,
    primary key (mission_id, generation, kind, record_id))`,
  `create table record_entry (
    mission_id text not null, generation int8 not null, kind text not null,
    record_id text not null, seq int8 not null,
    primary key (mission_id, generation, kind, record_id, seq))`,
  `create table incident_row (
    mission_id text not null, generation int8 not null, record_id text not null,
    scope text not null, area text not null, title text, what text, place_json text,
    lat float8, lon float8, occurred_json text not null, earliest text, latest text,
    imminence text, counted_as text, merged_into text, danger boolean not null, level text,
    standing text, exercise boolean not null, reports int8 not null,
    violations_json text not null, known_at int8 not null, seq int8 not null,
    primary key (mission_id, generation, record_id))`,
  `create index incident_row_latest on incident_row (mission_id, generation, latest)`,
  `create table threat_row (
    mission_id text not null, generation int8 not null, record_id text not null,
    scope text not null, area text not null, title text, what text not null,
    place_json text not null, lat float8, lon float8, occurred_json text not null,
    earliest text, latest text, imminence text, danger boolean not null, level text,
    standing text, open boolean not null, exercise boolean not null, seq int8 not null,
    primary key (mission_id, generation, record_id))`,
  `create table alert_row (
    mission_id text not null, generation int8 not null, record_id text not null,
    scope text not null, about text not null, level text not null, rank int8 not null,
    standing text not null, exercise boolean not null, raised_at int8 not null, closed_at int8,
    seq int8 not null, primary key (mission_id, generation, record_id))`,
  `create table foreign_ref (
    mission_id text not null, generation int8 not null, system text not null,
    foreign_id text not null, record_id text not null, batch text,
    primary key (mission_id, generation, system, foreign_id, record_id))`,
  `create table import_batch (
    mission_id text not null, batch_id text not null, source text not null,
    file_sha256 text not null, created_at int8 not null, counts_json text not null,
    undone_at int8, primary key (mission_id, batch_id))`,
]

/** The log with its counters, accounts and seats, and the first read models. */
export const spine: Migration = {
  async up(db) {
    for (const table of tables) await sql.raw(table).execute(db)
  },
}
