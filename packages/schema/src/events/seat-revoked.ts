import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'

export const SeatRevokedFacts = z.object({ reason: Code })

/** A seat reads nothing more. What it still has to tell goes into quarantine, not into nothing. */
export const seatRevoked = defineEvent({
  type: 'SeatRevoked',
  version: 1,
  kind: 'seat',
  facts: SeatRevokedFacts,
})
