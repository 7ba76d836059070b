import type { Role } from '../primitives/actor.ts'
import type { AreaId, RecordId, SeatId } from '../primitives/ids.ts'

/** What a seat may do, and from when on; 0 is as it was enrolled. */
export type DatedRights = {
  from: number
  role: Role
  component: string | null
  areas: readonly AreaId[]
}

/** One officer on one device, as the mission's roster has it. Plain JSON. */
export type Seat = {
  id: RecordId
  seat: SeatId
  publicKey: string
  name: string
  role: Role
  component: string | null
  areas: readonly AreaId[]
  enrolledAt: number
  /** Missing until its rights were changed for the first time (SPEC RC-1). */
  changed?: {
    /** ms since 1970. */
    from: number
    /** What it had before, from the enrolment on. */
    before: readonly DatedRights[]
  }
  revoked: { reason: string; saidAt: number } | null
  seq: number | null
}
