import { roles } from '@tocsin/schema/primitives/actor'
import { AreaId, MissionId } from '@tocsin/schema/primitives/ids'
import { Fingerprint } from '@tocsin/schema/trust/signed'
import * as z from 'zod/mini'

/** Who this seat belongs to, as the mission said at enrolment. The roster overrides it once it is pulled. */
export const Profile = z.object({
  mission: MissionId,
  missionName: z.string(),
  timeZone: z.string(),
  name: z.string(),
  role: z.enum(roles),
  component: z.nullable(z.string()),
  areas: z.array(AreaId),
  /** Names of the mission's areas, for screens. */
  areaNames: z.record(z.string(), z.string()),
  /** Fingerprint of the mission's root, pinned at enrolment (SPEC TR-1); missing on tablets enrolled before there was one. */
  root: z.optional(Fingerprint),
  /** Days of use without a contact after which what was pulled goes; the mission's setting as last heard. */
  expiryDays: z.optional(z.int()),
  /** Where the mission takes short messages, as last heard. */
  smsNumber: z.optional(z.string()),
  /** What files may use of a link in a day (`FileBudgets`), where the mission has set it; as last heard. */
  filesPerDay: z.optional(z.record(z.string(), z.nullable(z.int()))),
})
export type Profile = z.infer<typeof Profile>

/** What of it a mission changes later. */
export type HeardSettings = Pick<Profile, 'expiryDays' | 'filesPerDay' | 'smsNumber'>
