import * as z from 'zod/mini'
import { FileBudgets } from '../primitives/file-budget.ts'
import { AreaId, MissionId } from '../primitives/ids.ts'
import { shortText } from '../primitives/short-text.ts'
import { WeekRule } from '../primitives/week.ts'

/** An area of responsibility as the mission names it. */
export const MissionArea = z.object({ id: AreaId, name: shortText(120) })
export type MissionArea = z.infer<typeof MissionArea>

/** What a mission decides for all of its seats. */
export const MissionSettings = z.object({
  mission: MissionId,
  name: shortText(120),
  /** First day of its week and the zone of its midnight; figures are by these weeks. */
  week: WeekRule,
  areas: z.array(MissionArea).check(z.maxLength(500)),
  /** Minutes to an answer by alert level, where the mission has its own target. */
  ackMinutes: z.record(z.string(), z.nullable(z.int())),
  /** Wrong passphrases after which a tablet wipes a part of itself; null = never, left out = 10. */
  wipeAfter: z.optional(z.nullable(z.int().check(z.minimum(5), z.maximum(20)))),
  /** Days that a tablet may use what it pulled without a contact (SPEC DV-7); left out = 14. */
  expiryDays: z.optional(z.int().check(z.gte(1), z.lte(90))),
  /** Where short messages go: digits, with a + before a country's code (ITU-T E.164). */
  smsNumber: z.optional(z.string().check(z.regex(/^\+?[0-9]{3,15}$/))),
  /** Megabytes of files a day by kind of link, where an officer has not chosen otherwise (SPEC AT-13). */
  filesPerDay: z.optional(FileBudgets),
})
export type MissionSettings = z.infer<typeof MissionSettings>
