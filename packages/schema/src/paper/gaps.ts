import type { PaperSection } from '../summary/paper/sections.ts'
import type { PaperModel, TracedSplit } from '../summary/paper/state.ts'
import { compulsorySections, isWritten } from './select.ts'
import type { Paper } from './state.ts'

/** What a paper lacks, by code and section. */
export type PaperGap = {
  code: 'not_written' | 'no_bottom_line' | 'not_split' | 'other_model'
  section: PaperSection
}

/**
 * What has to be there before anybody signs (SPEC SP-15): a bottom line, figures in verified and
 * unverified, what was not done and what is not known in somebody's words. Empty = complete.
 */
export function paperGaps(paper: Paper, model: PaperModel): PaperGap[] {
  const gaps: PaperGap[] = []
  if (model.week.firstDate !== paper.weekStart)
    gaps.push({ code: 'other_model', section: 'method' })
  if (model.bottomLine.length === 0 && !isWritten(paper, 'bottom_line')) {
    gaps.push({ code: 'no_bottom_line', section: 'bottom_line' })
  }
  const { incidents, harm } = model.figures
  const lines = [incidents, ...Object.values(harm)]
  if (!lines.every(({ now }) => isSplit(now))) gaps.push({ code: 'not_split', section: 'figures' })
  for (const section of compulsorySections) {
    if (!isWritten(paper, section)) gaps.push({ code: 'not_written', section })
  }
  return gaps
}

/** Both sides make the total: none stands for the other. */
function isSplit({ verified, unverified, total }: TracedSplit): boolean {
  const both = new Set([...verified.ids, ...unverified.ids])
  return (
    verified.count.min + unverified.count.min === total.count.min &&
    total.ids.length === both.size &&
    total.ids.every((id) => both.has(id))
  )
}
