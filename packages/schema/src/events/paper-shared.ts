import * as z from 'zod/mini'
import { Code } from '../primitives/ids.ts'
import { defineEvent } from './define.ts'
import { Hash } from './envelope.ts'
import { PaperReadFacts } from './paper-signed.ts'

/** The table that a release profile was given: its name, its version, SHA-256 of the table's canonical JSON. */
export const PaperProfileRef = z.object({
  name: Code,
  version: z.int().check(z.positive()),
  table: Hash,
})
export type PaperProfileRef = z.infer<typeof PaperProfileRef>

export const PaperSharedFacts = z.extend(PaperReadFacts, {
  /** What was given in the place of the exact paper. */
  profile: z.optional(PaperProfileRef),
})

/**
 * A released paper, or what a profile is given of it, was handed to an office: the narrative's title
 * says to which, its text why (SPEC RP-7).
 */
export const paperShared = defineEvent({
  type: 'PaperShared',
  version: 1,
  kind: 'paper',
  facts: PaperSharedFacts,
})
