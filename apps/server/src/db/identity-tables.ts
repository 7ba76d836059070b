/** The content key of a sealed part, sealed to one identity officer; replaced when the roster changes. */
export interface WrapTable {
  mission_id: string
  event_id: string
  label: string
  officer_id: string
  sealed: string
  made_at: number
}

/** The public key that an identity officer's browser offers for the roster. The root decides. */
export interface OfficerKeyTable {
  mission_id: string
  account_id: string
  key_id: string
  public_key: string
  seat_id: string
  offered_at: number
}

/** One identity handed out to one officer: written before it is handed out. */
export interface IdentityOpeningTable {
  mission_id: string
  opening_id: string
  event_id: string
  label: string
  account_id: string
  person_name: string
  reason: string
  words: string
  opened_at: number
  export_id: string | null
}

/** A request to export identities, and what a second officer decided. */
export interface IdentityExportTable {
  mission_id: string
  export_id: string
  asked_by: string
  asked_name: string
  reason: string
  words: string
  events_json: string
  asked_at: number
  decided_by: string | null
  decided_name: string | null
  decided_at: number | null
  approved: boolean | null
  taken_at: number | null
  count: number | null
}

/** How many identities one officer may open in an hour, as it was asked for and decided. */
export interface OpeningLimitTable {
  mission_id: string
  change_id: string
  per_hour: number
  asked_by: string
  asked_name: string
  asked_at: number
  decided_by: string | null
  decided_name: string | null
  decided_at: number | null
  /** Null while a second officer has to decide. */
  approved: boolean | null
}

/** What a seat signed about the wraps of one part: for which officers it made which. */
export interface WrapSetTable {
  mission_id: string
  event_id: string
  label: string
  signature: string
  seat_id: string
  public_key: string
  officers_json: string
  made_at: number
}
