/** A file that an event of the log names, as the seat that wrote the event began to send it. */
export interface AttachmentTable {
  mission_id: string
  event_id: string
  /** What its sealed chunks are known by (SPEC AT-2). */
  content: string
  seat_id: string
  /** The part of the event that holds its key: it is erased with that. */
  label: string
  /** Bytes before sealing, as the event says. */
  size: number
  /** SHA-256 of each sealed chunk, in order. */
  hashes_json: string
  begun_at: number
}

/** One sealed chunk. No key of this server's database opens it alone. */
export interface AttachmentChunkTable {
  mission_id: string
  event_id: string
  content: string
  /** From 0. */
  chunk: number
  bytes: Uint8Array
}
