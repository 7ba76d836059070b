import * as z from 'zod/mini'
import { Drawn } from '../primitives/drawn.ts'
import { Code, RecordId } from '../primitives/ids.ts'
import { OccurredAt } from '../primitives/occurred.ts'
import { Place } from '../primitives/place.ts'
import { AttachmentLinks } from './attachments.ts'
import { ActorLink, Referral, SourceLink, Violation } from './bodies.ts'
import { defineEvent, type RecordRef } from './define.ts'
import { PeopleLinks } from './people.ts'

/** The fields of a report that an amendment may change, each kept as one register (SPEC RD-3). */
export const ReportFields = z.object({
  /** The tile of the flash form: what is happening, in one code. */
  what: z.optional(Code),
  place: Place,
  /** The road, the fields or the quarter where it happened, as its author drew it (SPEC RD-13). */
  drawn: z.optional(Drawn),
  occurredAt: OccurredAt,
  imminence: z.optional(Code),
  violations: z.optional(z.array(Violation).check(z.maxLength(40))),
  actors: z.optional(z.array(ActorLink).check(z.maxLength(20))),
  sources: z.optional(z.array(SourceLink).check(z.maxLength(40))),
  referrals: z.optional(z.array(Referral).check(z.maxLength(10))),
  /** A drill: kept, shown as such, and out of every count. */
  exercise: z.optional(z.boolean()),
})
export type ReportFields = z.infer<typeof ReportFields>

export const ReportFiledFacts = z.extend(ReportFields, {
  form: z.enum(['flash', 'full', 'import']),
  /** Level of the alert that this report raises; none when absent. */
  alert: z.optional(Code),
  /** The incident that its author attached it to; it opens one of its own when absent. */
  attachTo: z.optional(RecordId),
  /** The threat that came true in it. */
  fromThreat: z.optional(RecordId),
  /** The deployment of whoever wrote it (SPEC DP-2). */
  deployment: z.optional(RecordId),
  /** Whom it tells of; who they are is in sealed parts. */
  people: z.optional(PeopleLinks),
  attachments: z.optional(AttachmentLinks),
})

/**
 * An officer says what happened. What one officer says is a report; it opens an incident of its own
 * unless its author attached it to one (architecture.md §2.4), and raises an alert when it carries a level.
 */
export const reportFiled = defineEvent({
  type: 'ReportFiled',
  version: 1,
  kind: 'report',
  creates: true,
  facts: ReportFiledFacts,
  touches: (id, facts) => {
    const touched: RecordRef[] = [
      { kind: 'report', id },
      { kind: 'incident', id: facts.attachTo ?? id },
    ]
    if (facts.alert) touched.push({ kind: 'alert', id })
    if (facts.fromThreat) touched.push({ kind: 'threat', id: facts.fromThreat })
    return touched
  },
})
