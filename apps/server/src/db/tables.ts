import type { Generated } from 'kysely'
import type { AttachmentChunkTable, AttachmentTable } from './attachment-tables.ts'
import type { DeliveredTable, ReadmittedTable } from './device-tables.ts'
import type { ErasedPartTable, ErasureCopyTable, ErasureTable } from './erasure-tables.ts'
import type {
  IdentityExportTable,
  IdentityOpeningTable,
  OfficerKeyTable,
  OpeningLimitTable,
  WrapSetTable,
  WrapTable,
} from './identity-tables.ts'
import type { ForeignRefTable, ImportBatchTable } from './import-tables.ts'
import type {
  EnvelopeTable,
  HeldLeftTable,
  QuarantineTable,
  RecordKeyTable,
  WordsMarkTable,
} from './kept-tables.ts'
import type { OutsideTables } from './outside-tables.ts'
import type { PaperModelTable } from './paper-tables.ts'
import type { PasskeyChallengeTable, PasskeyTable } from './passkey-tables.ts'
import type { LogNodeTable, RunTable, ScopeHeadTable } from './proof-tables.ts'
import type { TeamRecordTable } from './team-tables.ts'
import type { WarningTables } from './warning-tables.ts'

/**
 * Every table and its columns as Kysely sees them, on both databases. `mission_id` is first in every
 * key (architecture.md §2, stack.md "scale-out rules"). Times are milliseconds since 1970 in `int8`;
 * columns named `…_json` hold JSON text.
 */
export interface Tables extends WarningTables, OutsideTables {
  kysely_migration: { name: string; timestamp: string }
  mission: MissionTable
  scope_head: ScopeHeadTable
  log_node: LogNodeTable
  account: AccountTable
  session: SessionTable
  invitation: InvitationTable
  role_change: RoleChangeTable
  recovery_code: RecoveryCodeTable
  passkey: PasskeyTable
  passkey_challenge: PasskeyChallengeTable
  rate_bucket: { mission_id: string; bucket: string; used: number; resets_at: number }
  known_browser: { mission_id: string; token_hash: string; account_id: string; until: number }
  audit: AuditTable
  sensitive_read: SensitiveReadTable
  challenge: { mission_id: string; challenge: string; seat_id: string; expires_at: number }
  seat: SeatTable
  system_seat: SystemSeatTable
  mission_root: { mission_id: string; public_key: string }
  held_key: HeldKeyTable
  statement: StatementTable
  event: EventTable
  part: PartTable
  record_key: RecordKeyTable
  words_mark: WordsMarkTable
  wrap: WrapTable
  officer_key: OfficerKeyTable
  identity_opening: IdentityOpeningTable
  identity_export: IdentityExportTable
  opening_limit: OpeningLimitTable
  wrap_set: WrapSetTable
  run: RunTable
  quarantine: QuarantineTable
  envelope: EnvelopeTable
  record: RecordTable
  record_entry: RecordKey & { seq: number }
  incident_row: IncidentRowTable
  threat_row: ThreatRowTable
  alert_row: AlertRowTable
  team_record: TeamRecordTable
  foreign_ref: ForeignRefTable
  delivered: DeliveredTable
  readmitted: ReadmittedTable
  held_left: HeldLeftTable
  import_batch: ImportBatchTable
  erased_part: ErasedPartTable
  erasure: ErasureTable
  erasure_copy: ErasureCopyTable
  paper_model: PaperModelTable
  attachment: AttachmentTable
  attachment_chunk: AttachmentChunkTable
}

export interface MissionTable {
  mission_id: string
  /** `MissionSettings` (packages/schema/src/desk). */
  settings_json: string
  /** The number that the next event of the log gets. */
  next_seq: number
  /** New at every creation and restore: a push signed for another server is of no use here. */
  epoch: string
  /** Which generation of the read models is served; a rebuild writes the next one and flips this. */
  generation: number
  /** Version of the reducers that built it. */
  projection_version: number
  /** `SignedHead` (packages/schema/src/sync) of the log as it stands; null while it is empty. */
  head_json: string | null
}

export interface AccountTable {
  mission_id: string
  account_id: string
  /** What is typed at sign-in, in lower case. */
  name: string
  password_hash: string
  person_name: string
  role: string
  component: string | null
  areas_json: string
  disabled: boolean
  created_at: number
  /** Secret of the second factor, wrapped under the server key, which is not in this database. */
  totp_wrapped: string | null
  /** When its first code was shown; until then it does not count. */
  totp_confirmed_at: number | null
  /** The step of the last code that was taken: a code is good once (RFC 6238 §5.2). */
  totp_step: number | null
  /** May open identities with the key of an enrolled browser; a function beside the role, which it does not widen. */
  identity_officer: Generated<boolean>
}

/** One row an invitation, whatever became of it. */
export interface InvitationTable {
  mission_id: string
  invitation_id: string
  /** SHA-256 of the code, in hex; the code itself is told once. */
  code_hash: string
  /** For a further device of an account that exists; null where using it makes the account. */
  account_id: string | null
  name: string
  person_name: string
  role: string
  component: string | null
  areas_json: string
  /** Account of who made it; null for the command line. */
  made_by: string | null
  made_at: number
  expires_at: number
  /** Account of the second administrator, where the role needs two; the first one where it does not. */
  confirmed_by: string | null
  confirmed_at: number | null
  used_at: number | null
  withdrawn_at: number | null
}

/** A change of an account's role, asked for by one administrator. */
export interface RoleChangeTable {
  mission_id: string
  change_id: string
  account_id: string
  role: string
  component: string | null
  areas_json: string
  /** `RightsReason`. */
  reason: string
  asked_by: string
  asked_at: number
  confirmed_by: string | null
  confirmed_at: number | null
  withdrawn_at: number | null
}

export interface RecoveryCodeTable {
  mission_id: string
  account_id: string
  code_hash: string
  used_at: number | null
}

/** What was done to accounts, seats and sessions, and by whom. */
export interface AuditTable {
  mission_id: string
  audit_id: string
  at: number
  /** Null for the command line and the server itself. */
  account_id: string | null
  what: string
  /** Id of the account, invitation, seat, session or paper; hash of a table. */
  about: string | null
  detail_json: string
}

/** Who was shown which restricted record or sealed identity, and when. */
export interface SensitiveReadTable {
  mission_id: string
  read_id: string
  at: number
  account_id: string
  seat_id: string | null
  what: string
  record_id: string | null
  reason: string | null
}

export interface SessionTable {
  mission_id: string
  /** SHA-256 of the token in the cookie, in hex: who reads this table cannot sign in with it. */
  token_hash: string
  /** Names it to its owner and to administrators; nobody signs in with it. */
  session_id: string
  account_id: string
  seat_id: string | null
  /** Whether the person showed their second factor in it. */
  second_factor: boolean
  /** When its person last showed once more who they are; null when they did not. */
  proven_at: number | null
  created_at: number
  last_seen_at: number | null
  expires_at: number
}

export interface SeatTable {
  mission_id: string
  seat_id: string
  record_id: string
  account_id: string | null
  name: string
  role: string
  component: string | null
  areas_json: string
  public_key: string
  /** The seat's chain as far as it was received, refused events included. */
  head_seq: number
  head_hash: string
  /** The counter of the last request that was answered. */
  counter: number
  enrolled_at: number
  revoked_at: number | null
  last_heard_at: number | null
  /** From when its rights hold, ms since 1970; 0 = as it was enrolled. */
  rights_from: number
  /** The change that its device has said it carried out, and the last event of its chain from before that. */
  told_from: number
  told_after: number
}

export interface SystemSeatTable {
  mission_id: string
  name: string
  /** Names the server key under which the seed is wrapped. */
  key_id: string
  seat_id: string
  wrapped_seed: string
}

/** A key that the server holds for its mission (delegate, log, transport), wrapped under its own. */
export interface HeldKeyTable {
  mission_id: string
  name: string
  /** Names the server key under which it is wrapped. */
  key_id: string
  public_key: string
  wrapped: string
}

/** What root or delegate signed (packages/schema/src/trust). The highest version of a subject stands. */
export interface StatementTable {
  mission_id: string
  kind: string
  /** The public key, seat or `mission` that it is about. */
  subject: string
  version: number
  statement_json: string
  signature: string
  made_at: number
}

export interface EventTable {
  mission_id: string
  seq: number
  scope: string
  scope_seq: number
  seat_id: string
  seat_seq: number
  type: string
  type_version: number
  record_id: string
  header_bytes: Uint8Array
  hash: string
  received_at: number
  /** For imports when the source knew it, otherwise `received_at`: what "as known by" compares. */
  known_at: number
  run_id: string
}

export interface PartTable {
  mission_id: string
  seq: number
  label: string
  state: 'clear' | 'sealed' | 'withheld' | 'erased'
  salt: string | null
  /** Canonical JSON, so that the commitment can be recomputed from exactly these bytes. */
  body_json: string | null
  commitment: string | null
  /** base64url of a part that is sealed to identity officers: nothing here opens it. */
  sealed_bytes: string | null
  /** Salt and body of a part in somebody's own words, under the key of its record (server/words). */
  sealed_words: Uint8Array | null
}

export type RecordKey = { mission_id: string; generation: number; kind: string; record_id: string }

export interface RecordTable extends RecordKey {
  scope: string
  /** What its reducer made, under the record's key. */
  sealed_state: Uint8Array
  seq: number
}

type RowKey = { mission_id: string; generation: number; record_id: string }

export interface IncidentRowTable extends RowKey {
  scope: string
  area: string
  /** Somebody's own words, under the record's key. */
  sealed_title: Uint8Array | null
  /** By which it is read: of the strictest report in it. */
  band: string
  /** Rejected: its words are shown to fewer. */
  set_aside: boolean
  /** The report whose words the title is, and the scope by which they are read: by these it is decided who reads it. */
  title_of: string | null
  title_scope: string | null
  what: string | null
  /** Null while every report of it is withdrawn. `drawn_json` (threats too): null without a drawing. */
  place_json: string | null
  /** What a weekly paper reads of the place. `radius_m`: of a point. */
  place_kind: string | null
  radius_m: number | null
  lat: number | null
  lon: number | null
  drawn_json: string | null
  occurred_json: string
  earliest: string | null
  latest: string | null
  imminence: string | null
  counted_as: string | null
  merged_into: string | null
  danger: boolean
  level: string | null
  standing: string | null
  exercise: boolean
  only_heard: boolean
  reports: number
  violations_json: string
  /** Codes of `actor_types`, each once. */
  actors_json: string
  known_at: number
  seq: number
}

export interface ThreatRowTable extends RowKey {
  scope: string
  /** By which it is read. */
  band: string
  area: string
  sealed_title: Uint8Array | null
  what: string
  place_json: string
  lat: number | null
  lon: number | null
  drawn_json: string | null
  occurred_json: string
  earliest: string | null
  latest: string | null
  imminence: string | null
  danger: boolean
  level: string | null
  standing: string | null
  open: boolean
  exercise: boolean
  seq: number
}

export interface AlertRowTable extends RowKey {
  scope: string
  about: 'report' | 'threat'
  level: string
  rank: number
  standing: string
  exercise: boolean
  raised_at: number
  /** When somebody first took or answered it, and what happened on the ground: of the round that rings now. */
  taken_at: number | null
  on_site_at: number | null
  community_told_at: number | null
  /** Codes only: `{ response, reason }` of each, the first one first. */
  answers_json: string
  closed_at: number | null
  seq: number
}
