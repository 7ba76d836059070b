import type { WrapSet } from '../events/sealed.ts'
import type { EventId, MissionId, RecordId, SeatId } from '../primitives/ids.ts'
import type { KeyId } from '../trust/statements.ts'

/** One sealed part handed to one identity officer: the browser opens it with the officer's key. */
export type SealedIdentity = {
  place: { mission: MissionId; record: RecordId; event: EventId; label: string }
  /** base64url; committed bytes of the part (SPEC SE-1). */
  bytes: string
  /** base64url; the content key, sealed to the asker (SPEC SE-4). */
  wrap: string
}

/** What a seat has signed about the wraps of a part that it made; its id is the hash of its key. */
export type SignedWraps = WrapSet & { seat: SeatId; publicKey: string }

/** Who opened an identity, when and why: for everybody who may read the record. */
export type IdentityOpening = {
  event: EventId
  part: string
  by: string
  reason: string
  words: string
  at: number
  /** Whether it left in an export file. */
  isExport: boolean
}

/** An identity officer and the key that their browser offers. */
export type OfficerLine = {
  name: string
  personName: string
  /** Null until a browser of theirs is enrolled. */
  key: { id: KeyId; publicKey: string; offeredAt: number } | null
  /** Whether the newest roster of the root names this very key. */
  isInRoster: boolean
}

export type ExportRequest = {
  id: string
  askedBy: string
  isOwn: boolean
  reason: string
  words: string
  identities: number
  askedAt: number
  decidedBy: string | null
  approved: boolean | null
  takenAt: number | null
}

/** How many identities each officer opens in an hour, for every identity officer to see (SPEC SE-14). */
export type OpeningLimit = {
  perHour: number
  /** Openings left to the asker now, and when the next one comes free (ms); null while none is used. */
  left: number
  freeAt: number | null
  officers: { personName: string; isOwn: boolean; opened: number; reachedAt: number | null }[]
  /** Asked for and not decided. */
  waiting: { id: string; perHour: number; askedBy: string; isOwn: boolean; askedAt: number } | null
}

/** A part whose key is not yet sealed to every officer of the roster. */
export type RewrapWork = {
  items: (Omit<SealedIdentity, 'bytes'> & { missing: KeyId[] })[]
  /** Parts that remain, those of `items` included. */
  left: number
}
