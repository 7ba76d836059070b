import * as z from 'zod/mini'
import { Code, RecordId } from '../primitives/ids.ts'
import { shortText } from '../primitives/short-text.ts'
import { defineEvent } from './define.ts'

export const WarningAnsweredFacts = z.object({
  answer: z.enum(['threat_opened', 'dismissed']),
  /** The threat that was opened for it. */
  threat: z.optional(RecordId),
  /** `warning_dismissals`. */
  reason: z.optional(Code),
  by: shortText(120),
})

/** What headquarters makes of a warning: it is followed as a threat, or it is dismissed, and why. */
export const warningAnswered = defineEvent({
  type: 'WarningAnswered',
  version: 1,
  kind: 'warning',
  facts: WarningAnsweredFacts,
})
