import * as z from 'zod/mini'
import { RecordId } from '../primitives/ids.ts'
import { LocalDate } from '../primitives/local-date.ts'
import { defineEvent } from './define.ts'
import { Hash, Moment } from './envelope.ts'

const number = z.int().check(z.nonnegative())

/** A model of a paper: its hash, up to which number of the log, by which reducers and when it was worked out. */
export const PaperModelRef = z.object({
  model: Hash,
  asOf: z.object({ seq: number, reducers: number, at: Moment }),
})
export type PaperModelRef = z.infer<typeof PaperModelRef>

export const PaperDraftedFacts = z.extend(PaperModelRef, {
  /** First local date of the week that it is about. */
  weekStart: LocalDate,
  version: z.int().check(z.positive()),
  /** The released paper of the same week that it tells anew. */
  replaces: z.optional(RecordId),
})

/** The weekly summary of a week was worked out, by an officer or by the server when the week was over. */
export const paperDrafted = defineEvent({
  type: 'PaperDrafted',
  version: 1,
  kind: 'paper',
  creates: true,
  facts: PaperDraftedFacts,
})
