import * as z from 'zod/mini'
import { AreaId, Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'

export const SeatChangedFacts = z.object({
  /** From when on the server goes by it, ms since 1970. It only rises: one that is not later than what stands says nothing. */
  from: z.int().check(z.gte(1)),
  role: Code,
  component: z.optional(Code),
  areas: z.array(AreaId).check(z.maxLength(200)),
})

/** A seat has other rights from here on (SPEC RC-1): all of them, not what is different. Written by a system seat. */
export const seatChanged = defineEvent({
  type: 'SeatChanged',
  version: 1,
  kind: 'seat',
  facts: SeatChangedFacts,
})
