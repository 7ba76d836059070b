import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { shortText } from '../primitives/short-text.ts'
import { defineEvent } from './define.ts'
import { Assigned } from './recommendation-made.ts'

export const RecommendationAnsweredFacts = z.extend(z.partial(Assigned), {
  /** `recommendation_answers`; a refusal, whole or in part, has its reason. */
  answer: Code,
  /** `cannot_respond_reasons`. */
  reason: z.optional(Code),
  /** Name and function of who answers, as the team will read it. */
  by: shortText(120),
})

/** What becomes of it; the team tells the chief (domain.md §5, day 8). */
export const recommendationAnswered = defineEvent({
  type: 'RecommendationAnswered',
  version: 1,
  kind: 'recommendation',
  facts: RecommendationAnsweredFacts,
})
