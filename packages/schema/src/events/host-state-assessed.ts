import * as z from 'zod/mini'
import { AreaId, Code, RecordId } from '../primitives/ids.ts'
import { LocalDate } from '../primitives/local-date.ts'
import { defineEvent } from './define.ts'

/** What was found on one day, and what is proposed; a code that is left out is not known. */
export const HostAssessment = z.object({
  /** By the mission's calendar: the day as of which it holds. */
  on: LocalDate,
  /** `will`. */
  will: z.optional(Code),
  /** `capacity`. */
  capacity: z.optional(Code),
  /** Records on which it rests. */
  evidence: z.optional(z.array(RecordId).check(z.maxLength(50))),
  /** `host_levers`. */
  levers: z.optional(z.array(Code).check(z.maxLength(8))),
  /** `hrddp_checks`: how far the check is that support to forces needs (A/67/775–S/2013/110). */
  hrddp: z.optional(Code),
})
export type HostAssessment = z.infer<typeof HostAssessment>

/**
 * Desks assess for the first time how willing and able the host State is to protect people in an area:
 * all of it, forces of a kind, or the unit that the words name (source paper 003, §2).
 */
export const hostStateAssessed = defineEvent({
  type: 'HostStateAssessed',
  version: 1,
  kind: 'host_state',
  creates: true,
  /** `forces`: `actor_types`; left out = the State as a whole. */
  facts: z.extend(HostAssessment, { area: AreaId, forces: z.optional(Code) }),
})
