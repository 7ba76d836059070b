import { EventId, RecordId } from '@tocsin/schema/primitives/ids'
import * as z from 'zod/mini'
import type { SavedDraft } from '../../local/drafts.ts'

/** The kind of drafts of assessments of the host State. */
export const assessmentKind = 'host-state'

/** The form as it is filled in: codes and text, empty while nothing is chosen. */
export const AssessmentForm = z.object({
  /** What is assessed once more; null for what nobody assessed before. */
  host: z.nullable(RecordId),
  /** The assessment that is put right. */
  instead: z.nullable(EventId),
  area: z.string(),
  forces: z.string(),
  unit: z.string(),
  on: z.string(),
  will: z.string(),
  capacity: z.string(),
  levers: z.array(z.string()),
  hrddp: z.string(),
  evidence: z.array(RecordId),
  text: z.string(),
})
export type AssessmentForm = z.infer<typeof AssessmentForm>

export type BegunAssessment = { saved: SavedDraft; form: AssessmentForm }

/** Assessments that were begun on this device and not saved, the newest first. */
export function begunAssessments(drafts: readonly SavedDraft[]): BegunAssessment[] {
  return drafts.flatMap((saved) => {
    const read = saved.kind === assessmentKind ? AssessmentForm.safeParse(saved.form) : undefined
    return read?.success ? [{ saved, form: read.data }] : []
  })
}
