import type { Role } from '../primitives/actor.ts'
import type { AreaId, RecordId, SeatId } from '../primitives/ids.ts'

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
  revoked: { reason: string; saidAt: number } | null
  seq: number | null
}
