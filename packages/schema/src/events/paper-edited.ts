import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'
import { PaperModelRef } from './paper-drafted.ts'

/** Words under one section, or a newer model in the place of the last: numbers are never written by hand. */
export const PaperEditedFacts = z.object({
  /** One of `summary/paper/sections.ts`; the words are the narrative. */
  section: z.optional(Code),
  /** What stood there is taken away; there is no narrative then. */
  emptied: z.optional(z.boolean()),
  redrawn: z.optional(PaperModelRef),
})

/** Every change of a paper after it was worked out (SPEC SP-14). */
export const paperEdited = defineEvent({
  type: 'PaperEdited',
  version: 1,
  kind: 'paper',
  facts: PaperEditedFacts,
})
