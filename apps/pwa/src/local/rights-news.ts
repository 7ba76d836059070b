import { AreaId } from '@tocsin/schema/primitives/ids'
import * as z from 'zod/mini'

/** What an officer is told once when their rights were changed (SPEC RC-8). */
export const RightsNews = z.object({
  before: z.object({
    role: z.string(),
    component: z.nullable(z.string()),
    areas: z.array(AreaId),
  }),
  /** Areas of which everything went that others wrote. */
  gone: z.array(AreaId),
  /** Areas of which less is read than before. */
  less: z.array(AreaId),
})
export type RightsNews = z.infer<typeof RightsNews>
