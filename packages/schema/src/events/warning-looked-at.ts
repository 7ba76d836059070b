import * as z from 'zod/mini'
import { shortText } from '../primitives/short-text.ts'
import { defineEvent } from './define.ts'

/** A named person at headquarters has looked at what is behind a warning. */
export const warningLookedAt = defineEvent({
  type: 'WarningLookedAt',
  version: 1,
  kind: 'warning',
  /** Name and function. */
  facts: z.object({ by: shortText(120) }),
})
