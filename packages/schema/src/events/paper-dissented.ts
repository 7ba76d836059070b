import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'
import { PaperReadFacts } from './paper-signed.ts'

export const PaperDissentedFacts = z.extend(PaperReadFacts, {
  /** For which component; what it holds differently is the narrative. */
  component: z.optional(Code),
})

/** Somebody holds something differently. It is kept and shown with the paper (source paper 004). */
export const paperDissented = defineEvent({
  type: 'PaperDissented',
  version: 1,
  kind: 'paper',
  facts: PaperDissentedFacts,
})
