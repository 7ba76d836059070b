import type { AreaId, Band, EventId, RecordId, SeatId } from '../primitives/ids.ts'

/** Days after which a backup made before an erasure has to be gone (docs/security, retention of backups). */
export const backupDays = 35

/** One event of the log as somebody sees it who is about to erase parts of it: nothing of what it says. */
export type ErasableEvent = {
  event: EventId
  record: RecordId
  /** Number in the mission's log, by which it is asked for. */
  seq: number
  /** Receipt code, by which its author names it. */
  code: string
  type: string
  area: AreaId
  band: Band
  /** `stays`: this part of this type is never erased (SPEC ER-1). */
  parts: { label: string; is: 'erasable' | 'erased' | 'stays' }[]
}

/** Where an erasure stands: waits for the second person, refused, or decided and done or still under way. */
export type ErasureStanding = 'waits' | 'refused' | 'under_way' | 'done'

/** What was proposed and decided. Names of those who did it, none of whom it is about. */
export type ErasureLine = Pick<
  ErasableEvent,
  'event' | 'record' | 'code' | 'type' | 'area' | 'band'
> & {
  id: string
  standing: ErasureStanding
  labels: string[]
  reason: string
  reference: string | null
  proposedBy: string
  proposedAt: number
  /** Whether the reader proposed it: then another person has to decide. */
  isOwn: boolean
  decidedBy: string | null
  decidedAt: number | null
  /** Number of the event that erased it. */
  erasedSeq: number | null
  erasedAt: number | null
  /** Tablets and browsers that had it, and how many of them have said that it is destroyed. */
  copies: { all: number; confirmed: number }
}

/** One device that had received what was erased. */
export type ErasureCopy = {
  seat: SeatId
  name: string
  isAuthor: boolean
  /** When something was last delivered to it, before the erasure. */
  lastDeliveredAt: number | null
  /** When it said that it is destroyed there; null while it has not. */
  confirmedAt: number | null
  revokedAt: number | null
  lastHeardAt: number | null
}

/** The certificate of erasure (SPEC ER-11): which part, why, by whom, and where every copy is. */
export type ErasureCertificate = ErasureLine & {
  mission: string
  /** Of the header that stays in the log. */
  hash: string
  erasedBy: EventId | null
  parts: { label: string; commitment: string }[]
  /** When the tables were written anew; null until then. */
  tablesAt: number | null
  wal: 'overwritten' | 'kept' | null
  devices: ErasureCopy[]
  /** What left the server before it was erased: identities that were opened or exported, and certificates of the record. */
  shown: { by: string; at: number; as: 'opened' | 'exported' | 'certificate' }[]
  /** By when backups from before have to be gone. */
  backupsUntil: number | null
}
