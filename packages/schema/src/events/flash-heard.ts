import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { OccurredAt } from '../primitives/occurred.ts'
import { Place } from '../primitives/place.ts'
import { UtcMinute } from '../primitives/utc-minute.ts'
import { defineEvent } from './define.ts'

/** A short message in hex: 47 or 75 bytes, the first 8 of which begin the hash of the event that it stands for. */
export const HeardBytes = z.string().check(z.regex(/^([0-9a-f]{94}|[0-9a-f]{150})$/))

/** Hex digits of that beginning. */
export const hashStartDigits = 16

export const FlashHeardFacts = z.object({
  message: HeardBytes,
  /** When its author saved it, by the author's clock. */
  saidAt: UtcMinute,
  what: z.optional(Code),
  place: Place,
  occurredAt: OccurredAt,
  imminence: z.optional(Code),
  /** Of the alert that it raises. */
  alert: Code,
  /** A drill. */
  exercise: z.optional(z.boolean()),
  /** Its author joined it to an incident that was there; which one comes with the report. */
  attached: z.optional(z.boolean()),
})

/**
 * A desk heard a flash by SMS or radio (SPEC SM-6): it is of the record that the message names, which it
 * opens until the tablet's own report comes. What it says is what the message says, and the message is in it.
 */
export const flashHeard = defineEvent({
  type: 'FlashHeard',
  version: 1,
  kind: 'report',
  facts: FlashHeardFacts,
  touches: (id) => [
    { kind: 'report', id },
    { kind: 'incident', id },
    { kind: 'alert', id },
  ],
})
