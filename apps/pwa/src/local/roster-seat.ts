import { roles } from '@tocsin/schema/primitives/actor'
import { AreaId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import * as z from 'zod/mini'

/** One seat of the mission's roster as lists and names on screens need it. */
export const RosterSeat = z.object({
  id: RecordId,
  seat: SeatId,
  name: z.string(),
  role: z.enum(roles),
  component: z.nullable(z.string()),
  areas: z.array(AreaId),
  /** Once its rights were changed: from when they hold, ms since 1970. */
  changed: z.optional(z.object({ from: z.int() })),
  revoked: z.nullable(z.object({ reason: z.string(), saidAt: z.int() })),
})
export type RosterSeat = z.infer<typeof RosterSeat>

/**
 * `isProven`: the mission's delegate says of this seat what the roster says. What is not, gives no
 * rights. `key`, `sealing`: its Ed25519 and X25519 keys (base64url), once the delegate has named them.
 */
export type KnownSeat = RosterSeat & {
  isProven: boolean
  key: string | null
  sealing: string | null
}
