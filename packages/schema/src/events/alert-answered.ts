import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { shortText } from '../primitives/short-text.ts'
import { defineEvent } from './define.ts'

export const AlertAnsweredFacts = z.object({
  /** `response-type`; the code `none` demands a reason ("who was asked and did not go, and why"). */
  response: Code,
  reason: z.optional(Code),
  by: shortText(120),
})

/** What was done, or why nothing could be done (source paper 004, "honest reporting"). */
export const alertAnswered = defineEvent({
  type: 'AlertAnswered',
  version: 1,
  kind: 'alert',
  facts: AlertAnsweredFacts,
})
