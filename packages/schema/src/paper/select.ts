import { sha256Of } from '../chain/hash.ts'
import { toHex } from '../primitives/bytes.ts'
import { canonicalJsonBytes, type Json } from '../primitives/canonical-json.ts'
import type { SeatId } from '../primitives/ids.ts'
import type { PaperSection } from '../summary/paper/sections.ts'
import type { Paper, PaperDraft, PaperSignature } from './state.ts'

/** Where a paper is on its way out. */
export type PaperStanding = 'draft' | 'signed' | 'released'

export function paperStanding(paper: Paper): PaperStanding {
  if (paper.released) return 'released'
  return standingSignature(paper) ? 'signed' : 'draft'
}

export function standingSignature({ signatures }: Paper): PaperSignature | undefined {
  return signatures.findLast(({ stands }) => stands)
}

/** The model that stands: every paper has one from its first event on. */
export function standingDraft({ drafts }: Paper): PaperDraft | undefined {
  return drafts.at(-1)
}

/** What officers wrote, by section; sections without words are left out. */
export function paperWords({ edits }: Pick<Paper, 'edits'>): Record<string, string> {
  const last = new Map(edits.map(({ section, after }) => [section, after]))
  return Object.fromEntries([...last].flatMap(([section, text]) => (text ? [[section, text]] : [])))
}

/** Sections that somebody has to write: what was not done and why, and what is not known (source paper 004). */
export const compulsorySections = ['response', 'unknowns'] as const satisfies PaperSection[]

/** Whether words stand under a section, also where they are not for this reader or were erased. */
export function isWritten({ edits }: Pick<Paper, 'edits'>, section: PaperSection): boolean {
  const last = edits.findLast((edit) => edit.section === section)
  return last !== undefined && !last.isEmptied
}

/** Everybody whose hand is in it: who drafted, edited or signed it does not release it (SPEC SP-17). */
export function handsIn({ drafts, edits, signatures }: Paper): Set<SeatId> {
  return new Set([...drafts, ...edits, ...signatures].map(({ seat }) => seat))
}

/** What is signed and released: model and words together, as they stand (SPEC SP-16). */
export function contentHash(paper: Paper): string {
  const model = standingDraft(paper)?.model ?? null
  return toHex(sha256Of(canonicalJsonBytes(plain({ model, words: paperWords(paper) }))))
}

function plain(value: object): Json {
  // as: what JSON.parse gives is JSON.
  return JSON.parse(JSON.stringify(value)) as Json
}
