import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { Key } from '@tocsin/seal/key'
import type { Database } from '../db/database.ts'

export type TrustDeps = {
  database: Database
  mission: MissionId
  clock: { now(): number }
  random: (length: number) => Uint8Array<ArrayBuffer>
  /** Wraps what the server holds; it lies outside the database. */
  serverKey: { id: string; key: Key }
}
