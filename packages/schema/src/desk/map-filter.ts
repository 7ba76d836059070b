import * as z from 'zod/mini'
import { AreaId, Code } from '../primitives/ids.ts'
import { UtcMinute } from '../primitives/utc-minute.ts'

/** Most rows in one answer. */
export const largestPicture = 20_000

/** What the analyst asks the map for; an absent field does not narrow. */
export const MapFilter = z.object({
  kinds: z.optional(z.array(z.enum(['incident', 'threat']))),
  what: z.optional(z.array(Code).check(z.maxLength(100))),
  /** Incidents that can have happened, and threats noticed, within these two moments. */
  from: z.optional(UtcMinute),
  to: z.optional(UtcMinute),
  areas: z.optional(z.array(AreaId).check(z.maxLength(500))),
  countedAs: z.optional(z.array(z.enum(['verified', 'unverified']))),
  /** Drills and closed threats are left out unless asked for. */
  withExercises: z.optional(z.boolean()),
  withClosed: z.optional(z.boolean()),
})
export type MapFilter = z.infer<typeof MapFilter>
