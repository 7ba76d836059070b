import * as z from 'zod/mini'
import { Code, EventId, SeatId } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'
import { Hash, PartLabel } from './envelope.ts'

/** Most parts of one event that are erased at once: three clear ones and a dozen people. */
export const mostErased = 16

/** Where the paper on it lies, by number. No room for a name: what an event says is never erased with it. */
export const ErasureReference = z.string().check(z.regex(/^[A-Z0-9][A-Z0-9./-]{0,23}$/))

export const PartErasedFacts = z.object({
  /** The event whose parts are erased, and its hash: of two in one place the right one. */
  event: EventId,
  hash: Hash,
  parts: z.array(PartLabel).check(z.minLength(1), z.maxLength(mostErased)),
  reason: Code,
  reference: z.optional(ErasureReference),
  /** The number from which its record belongs into the restricted band by the facts erased here (SPEC AC-6). */
  strictFrom: z.optional(z.int().check(z.gte(1))),
  /** Two persons, by the seats at which they decided. */
  proposedBy: SeatId,
  confirmedBy: SeatId,
})

/**
 * Parts of an event are destroyed wherever they lie: bytes, salts and keys. What the event's header
 * commits to stays, so the log still verifies. Written by a system seat once two persons have decided.
 */
export const partErased = defineEvent({
  type: 'PartErased',
  version: 1,
  // The header names whichever record the erased event is of.
  kind: 'report',
  facts: PartErasedFacts,
  touches: (id) => [
    { kind: 'report', id },
    { kind: 'incident', id },
    { kind: 'threat', id },
    { kind: 'alert', id },
  ],
})
