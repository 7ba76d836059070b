import * as z from 'zod/mini'
import { defineEvent } from './define.ts'
import { DeploymentLink } from './deployment-link.ts'
import { RecommendationFields } from './recommendation-made.ts'

/** The team asks for something else than before. What was answered before stays with what it answered. */
export const recommendationAmended = defineEvent({
  type: 'RecommendationAmended',
  version: 1,
  kind: 'recommendation',
  facts: z.object({ set: z.partial(RecommendationFields), deployment: DeploymentLink }),
})
