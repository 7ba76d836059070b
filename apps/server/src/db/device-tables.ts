/** How far a scope was delivered to a seat: one row for each, moved along by every pull. */
export interface DeliveredTable {
  mission_id: string
  seat_id: string
  scope: string
  /** The last `scope_seq` that went down; 0 once the seat has said that it holds nothing of it any more. */
  scope_seq: number
  /** `Actor` as the seat read then: which parts it could read follows from it. */
  actor_json: string
  first_at: number
  last_at: number
  dropped_at: number | null
}

/** Which event of a stopped seat, by its hash, stands again in the log under a new id. */
export interface ReadmittedTable {
  mission_id: string
  old_hash: string
  event_id: string
}
