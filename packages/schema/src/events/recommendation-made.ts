import * as z from 'zod/mini'
import { Code, RecordId } from '../primitives/ids.ts'
import { LocalDate } from '../primitives/local-date.ts'
import { defineEvent } from './define.ts'

/** Who has to act, and by when. Headquarters' answer may say each anew. */
export const Assigned = z.object({
  /** `recommendation_organs`: whose responsibility it is (S/2001/614). */
  organ: Code,
  /** `recommendation_owners`: the office that carries it out. An office, never a person. */
  owner: z.optional(Code),
  due: z.optional(LocalDate),
})
export type Assigned = z.infer<typeof Assigned>

/** The fields of a recommendation that an amendment may change. What it asks for is in the words. */
export const RecommendationFields = z.extend(Assigned, {
  means: z.optional(z.array(Code).check(z.maxLength(10))),
})
export type RecommendationFields = z.infer<typeof RecommendationFields>

export const RecommendationMadeFacts = z.extend(RecommendationFields, {
  deployment: z.optional(RecordId),
})

/** The team asks somebody to do something. */
export const recommendationMade = defineEvent({
  type: 'RecommendationMade',
  version: 1,
  kind: 'recommendation',
  creates: true,
  facts: RecommendationMadeFacts,
})
