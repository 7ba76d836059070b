import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { LocalDate } from '../primitives/local-date.ts'
import { shortText } from '../primitives/short-text.ts'
import { defineEvent } from './define.ts'

export const WarningMutedFacts = z.object({
  /** The last day of it, by the mission's calendar; null ends a mute that holds. */
  until: z.nullable(LocalDate),
  /** `warning_mutes`; none where a mute is ended. */
  reason: z.optional(Code),
  by: shortText(120),
})

/** Nothing more of this kind is raised in the areas of this warning for a while. */
export const warningMuted = defineEvent({
  type: 'WarningMuted',
  version: 1,
  kind: 'warning',
  facts: WarningMutedFacts,
})
