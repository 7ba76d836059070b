import * as z from 'zod/mini'
import { defineEvent } from './define.ts'
import { Hash } from './envelope.ts'

/** What was read: SHA-256 over the model and the words of a paper (SPEC SP-16). */
export const PaperReadFacts = z.object({ content: Hash })

/** An officer stands behind a paper. */
export const paperSigned = defineEvent({
  type: 'PaperSigned',
  version: 1,
  kind: 'paper',
  facts: PaperReadFacts,
})
