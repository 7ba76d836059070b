import * as z from 'zod/mini'
import { AreaId, Code, SeatId } from '../primitives/ids.ts'
import { shortText } from '../primitives/short-text.ts'
import { defineEvent } from './define.ts'

export const SeatEnrolledFacts = z.object({
  seat: SeatId,
  /** Raw Ed25519 public key, base64url. The seat id is its hash (SPEC PR-1). */
  publicKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  /** Name and function as other members of the mission read it; system seats say what they are. */
  name: shortText(120),
  role: Code,
  component: z.optional(Code),
  areas: z.array(AreaId).check(z.maxLength(200)),
})

/** One officer on one device joins the mission (architecture.md §2 "seat"). Written by a system seat. */
export const seatEnrolled = defineEvent({
  type: 'SeatEnrolled',
  version: 1,
  kind: 'seat',
  creates: true,
  facts: SeatEnrolledFacts,
})
