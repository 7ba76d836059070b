import * as z from 'zod/mini'
import { Code, RecordId } from '../primitives/ids.ts'
import { LocalDate } from '../primitives/local-date.ts'
import { OccurredAt } from '../primitives/occurred.ts'
import { Place } from '../primitives/place.ts'
import { defineEvent, type RecordRef } from './define.ts'

/**
 * Whom the team met, by what they are in the community and how many. Never who: whoever is seen with
 * the list must not learn who spoke, and who has to be named is sealed in a report.
 */
export const Met = z.object({
  role: Code,
  count: z.optional(z.int().check(z.gte(1), z.lte(10_000))),
})
export type Met = z.infer<typeof Met>

/** The fields of a visit that an amendment may change. */
export const VisitFields = z.object({
  place: Place,
  occurredAt: OccurredAt,
  met: z.optional(z.array(Met).check(z.maxLength(20))),
  /** How safe people say that they are: `perceptions`. */
  perception: z.optional(Code),
  /** The day, in mission time, by which the team has promised to be back. */
  returnDue: z.optional(LocalDate),
  /** It was asked whether anything has happened, and nothing has: an explicit zero report (SPEC DP-12). */
  nothingToReport: z.optional(z.boolean()),
})
export type VisitFields = z.infer<typeof VisitFields>

export const VisitLoggedFacts = z.extend(VisitFields, {
  deployment: z.optional(RecordId),
  /** The visit whose promised return this is. */
  returnOf: z.optional(RecordId),
})

/** The team was with a community. */
export const visitLogged = defineEvent({
  type: 'VisitLogged',
  version: 1,
  kind: 'visit',
  creates: true,
  facts: VisitLoggedFacts,
  touches: (id, { returnOf }) => {
    const touched: RecordRef[] = [{ kind: 'visit', id }]
    if (returnOf) touched.push({ kind: 'visit', id: returnOf })
    return touched
  },
})
