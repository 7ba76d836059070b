import * as z from 'zod/mini'
import { Code, RecordId } from '../primitives/ids.ts'
import { LocalDate } from '../primitives/local-date.ts'
import { shortText } from '../primitives/short-text.ts'
import { defineEvent } from './define.ts'
import { Moment } from './envelope.ts'

const amount = z.number().check(z.nonnegative())
const days = z.int().check(z.gte(1), z.lte(3_660))

/** One reason, to be said in any language: a code with what was counted, how far away and when. */
export const WarningReason = z.object({
  /** `WarningReasonCode` of `warning/reason-codes`. */
  code: Code,
  count: z.optional(amount),
  km: z.optional(amount),
  days: z.optional(z.int().check(z.nonnegative())),
  from: z.optional(LocalDate),
  to: z.optional(LocalDate),
})
export type WarningReason = z.infer<typeof WarningReason>

export const WarningRaisedFacts = z.object({
  /** `warning_kinds`. */
  kind: Code,
  /** The pattern of threats or the source that it tells of; left out where it tells of all reports. */
  about: z.optional(shortText(80)),
  /** Cells, units or areas of responsibility, by their names. */
  areas: z.array(shortText(80)).check(z.minLength(1), z.maxLength(60)),
  /** First and last day of what was looked at, by the mission's calendar. */
  from: LocalDate,
  to: LocalDate,
  observed: amount,
  expected: z.optional(amount),
  /** By chance as much or more; of the risk list the probability itself. */
  chance: z.optional(z.number().check(z.gte(0), z.lte(1))),
  /** Days between two such warnings where nothing is going on. */
  recurs: z.optional(amount),
  /** From the day after `to` on it may come true in so many days. */
  horizon: days,
  reasons: z.array(WarningReason).check(z.maxLength(8)),
  /** The incidents or threats that it rests on, those that count most first. */
  behind: z.array(RecordId).check(z.maxLength(100)),
  /** The moment by which everything that it rests on was known. */
  knownAt: Moment,
})
export type WarningRaisedFacts = z.infer<typeof WarningRaisedFacts>

/** Early warning has found something: what, where, against what is usual, and how often by chance. */
export const warningRaised = defineEvent({
  type: 'WarningRaised',
  version: 1,
  kind: 'warning',
  creates: true,
  facts: WarningRaisedFacts,
})
