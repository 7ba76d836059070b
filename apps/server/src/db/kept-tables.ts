/** Keys of words. Data backups leave this table out: it is kept apart, and not for long. */
export interface RecordKeyTable {
  mission_id: string
  /** A record, or `seat/…` for what a seat sent that is in no record. */
  owner: string
  /** Names the server key under which it is wrapped. */
  key_id: string
  wrapped: Uint8Array
  /** By which a sealed text says that it lies under this key. */
  key_check: Uint8Array
}

/** The half of the mark that lies with the data; one row a mission (`words/words-mark.ts`). */
export interface WordsMarkTable {
  mission_id: string
  sealed: Uint8Array
}

/** What was refused or forged, kept apart: nothing is dropped. */
export interface QuarantineTable {
  mission_id: string
  /** SHA-256 of the bytes, in hex. */
  quarantine_key: string
  seat_id: string
  seat_seq: number
  header_hash: string | null
  problem: string
  /** Clear only between a start of an older version and the next. */
  bytes: string | null
  /** The same under the seat's key of words. */
  sealed_bytes: Uint8Array | null
  size: number
  /** Whether the seat's signature covered it; bytes of a forged run have a quota of their own. */
  proven: boolean
  received_at: number
}

/** Something held that somebody decided to leave where it is. */
export interface HeldLeftTable {
  mission_id: string
  quarantine_key: string
  account_id: string
  /** A code. */
  reason: string
  left_at: number
}

/** An envelope that came before what its seat wrote before it: it waits for its place in the chain. */
export interface EnvelopeTable {
  mission_id: string
  seat_id: string
  /** Of its event's header. */
  hash: string
  seat_seq: number
  /** `EnvelopeContent` (packages/schema/src/sync); clear only between a start of an older version and the next. */
  content_json: string | null
  /** The same under the seat's key of words. */
  sealed_content: Uint8Array | null
  size: number
  received_at: number
}
