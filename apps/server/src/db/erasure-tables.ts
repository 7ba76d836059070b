/** A part that was erased, under the hash of every event that holds it: whatever comes again is known by it. */
export interface ErasedPartTable {
  mission_id: string
  hash: string
  label: string
  event_id: string
  /** The event that says so. */
  erased_by: string
}

/** What one person proposed to erase, what a second one decided, and when it was done. */
export interface ErasureTable {
  mission_id: string
  erasure_id: string
  event_id: string
  hash: string
  record_id: string
  scope: string
  type: string
  /** Labels and what was committed to, as JSON: nothing of what was written. */
  parts_json: string
  reason: string
  reference: string | null
  proposed_by: string
  proposed_name: string
  proposed_seat: string
  proposed_at: number
  decided_by: string | null
  decided_name: string | null
  decided_seat: string | null
  decided_at: number | null
  /** Null while it waits. */
  approved: boolean | null
  /** The event in the log, once it is there. */
  erased_by: string | null
  erased_seq: number | null
  erased_at: number | null
  /** When the tables were written anew without what lay dead in them; null until then. */
  tables_at: number | null
  /** Whether the database's own log was overwritten too, by which its permissions decide. */
  wal: 'overwritten' | 'kept' | null
}

/** A seat that had received what was erased, as the server knew when it was; and when it said that it is destroyed. */
export interface ErasureCopyTable {
  mission_id: string
  erased_by: string
  seat_id: string
  is_author: boolean
  last_at: number | null
  confirmed_at: number | null
}
