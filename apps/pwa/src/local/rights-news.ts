import { AreaId } from '@tocsin/schema/primitives/ids'
import * as z from 'zod/mini'

/** What an officer is told once when their rights were changed (SPEC RC-8). */
export const RightsNews = z.object({
  /** As before. */
  role: z.string(),
  areas: z.array(AreaId),
  /** Areas of which something left the tablet that others wrote. */
  removed: z.array(AreaId),
})
export type RightsNews = z.infer<typeof RightsNews>
