/** Tables by which the log is checked: what seats signed, and the trees of its scopes. */

export interface ScopeHeadTable {
  mission_id: string
  scope: string
  /** The last number that was given in the scope: the leaves of its Merkle tree. */
  scope_seq: number
  /** Hashes of the tree's complete subtrees, largest first, 64 hex digits each. */
  frontier: string | null
}

export interface LogNodeTable {
  mission_id: string
  scope: string
  level: number
  /** Counted from 0 within its level. */
  place: number
  hash: string
}

export interface RunTable {
  mission_id: string
  run_id: string
  seat_id: string
  signed_bytes: Uint8Array
  signature: string
  hashes_json: string
  received_at: number
}
