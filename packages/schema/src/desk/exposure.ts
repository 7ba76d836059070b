import type { AreaId, Band, RecordId, SeatId } from '../primitives/ids.ts'

/** One record of which something was readable on a tablet. It names no content: who administers reads none. */
export type ExposedRecord = {
  record: RecordId
  /** The receipt code of its first event, by which people name it. */
  code: string
  kind: 'report' | 'threat' | 'other'
  area: AreaId
  band: Band
  /** Which parts could be read, of events written by others; of an own record all that it sent. */
  parts: string[]
  /** Written on that tablet. */
  isOwn: boolean
  events: number
  lastReceivedAt: number
}

/**
 * What somebody who opened a tablet could have read (SPEC DV-9): what was delivered to it and not
 * said to be dropped, and what it wrote itself. Never more than there was, as little as is known.
 */
export type Exposure = {
  seat: SeatId
  name: string
  /** When something was last delivered to it; null when nothing ever was. */
  lastDeliveredAt: number | null
  revokedAt: number | null
  /** Stopped because its chain went two ways: nothing was wiped, and once it is lost it is revoked again (SPEC DV-15). */
  isStopped: boolean
  records: ExposedRecord[]
  /** Seats of the roster whose names, roles and areas it held. */
  people: number
  /** Parts of these records that were not readable on it: sealed identities, and what its role may not read. */
  sealedParts: number
  withheldParts: number
}
