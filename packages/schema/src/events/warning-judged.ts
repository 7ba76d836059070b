import * as z from 'zod/mini'
import { RecordId } from '../primitives/ids.ts'
import { LocalDate } from '../primitives/local-date.ts'
import { defineEvent } from './define.ts'

export const WarningJudgedFacts = z.object({
  cameTrue: z.boolean(),
  /** The first incident by which it came true. */
  incident: z.optional(RecordId),
  /** The day on which that incident happened; of one that did not come true, the last day on which it could have. */
  on: LocalDate,
})

/** A warning came true or did not, by incidents that came after it. An incident that becomes known late judges again. */
export const warningJudged = defineEvent({
  type: 'WarningJudged',
  version: 1,
  kind: 'warning',
  facts: WarningJudgedFacts,
})
