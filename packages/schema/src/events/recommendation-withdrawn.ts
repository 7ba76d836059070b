import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'

/** Nothing is asked for any more. It stays with its reason and with what was answered. */
export const recommendationWithdrawn = defineEvent({
  type: 'RecommendationWithdrawn',
  version: 1,
  kind: 'recommendation',
  /** `recommendation_withdrawals`. */
  facts: z.object({ reason: Code }),
})
