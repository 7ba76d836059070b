import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/**
 * A payload, or undefined after a gap (lost connection) in which notifications may have been
 * missed. Either way it is only a hint: the truth is read by cursor.
 */
export type OnNotify = (payload: string | undefined) => void

/** One open database, embedded or PostgreSQL: the same SQL, the same JavaScript values. */
export type Database = {
  kind: 'embedded' | 'postgres'
  db: Kysely<Tables>
  /** Hears `notify` on a channel until the returned function is called. */
  listen(channel: string, onNotify: OnNotify): Promise<() => Promise<void>>
  close(): Promise<void>
}
