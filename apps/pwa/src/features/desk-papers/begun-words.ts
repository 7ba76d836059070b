import { RecordId } from '@tocsin/schema/primitives/ids'
import { type PaperSection, paperSections } from '@tocsin/schema/summary/paper/sections'
import * as z from 'zod/mini'
import type { SavedDraft } from '../../local/drafts.ts'

/** The kind of drafts of words under a section of a paper. */
export const wordsKind = 'paper-words'

const WordsForm = z.object({
  paper: RecordId,
  section: z.enum(paperSections),
  /** What stood there when the writing began. */
  opened: z.string(),
  text: z.string(),
})
export type WordsDraft = z.infer<typeof WordsForm>

/** Words that were begun on this device and not saved. */
export type BegunWords = WordsDraft & { saved: SavedDraft }

/** The newest for each section of this paper; `drafts` come newest first. */
export function begunIn(
  drafts: readonly SavedDraft[],
  paper: RecordId,
): ReadonlyMap<PaperSection, BegunWords> {
  const found = new Map<PaperSection, BegunWords>()
  for (const saved of drafts) {
    const form = saved.kind === wordsKind ? WordsForm.safeParse(saved.form) : undefined
    if (form?.data?.paper !== paper || found.has(form.data.section)) continue
    found.set(form.data.section, { ...form.data, saved })
  }
  return found
}
