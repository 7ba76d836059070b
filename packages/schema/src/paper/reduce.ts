import { hadSeen } from '../events/register.ts'
import type { Told } from '../events/tell.ts'
import { parseEventId } from '../primitives/ids.ts'
import { compulsorySections, handsIn, isWritten, standingSignature } from './select.ts'
import type { Paper, PaperStep } from './state.ts'

/** Folds one event into a paper (SPEC RD-1, SP-14 to SP-18). */
export function reducePaper(paper: Paper | undefined, told: Told): Paper | undefined {
  if (told.type === 'PaperDrafted') return paper ?? draft(told)
  if (!paper) return undefined
  switch (told.type) {
    case 'PaperEdited':
      return paper.released ? paper : edit(paper, told)
    case 'PaperSigned':
      return paper.released ? paper : sign(paper, told)
    case 'PaperReleased':
      return release(paper, told)
    case 'PaperDissented': {
      const { content, component = null } = told.facts
      const text = told.narrative?.text ?? null
      const dissent = { ...stepOf(told), content, component, text }
      return { ...paper, dissents: [...paper.dissents, dissent], seq: told.seq ?? paper.seq }
    }
    case 'PaperShared': {
      const { content, profile = null } = told.facts
      const { title: to = null, text: why = null } = told.narrative ?? {}
      const share = { ...stepOf(told), content, profile, to, why }
      return { ...paper, shares: [...paper.shares, share], seq: told.seq ?? paper.seq }
    }
    default:
      return paper
  }
}

function draft(told: Extract<Told, { type: 'PaperDrafted' }>): Paper {
  const { weekStart, version, replaces = null, model, asOf } = told.facts
  return {
    id: told.record,
    scope: told.scope,
    weekStart,
    version,
    replaces,
    drafts: [{ ...stepOf(told), model, asOf }],
    edits: [],
    signatures: [],
    released: null,
    dissents: [],
    shares: [],
    seq: told.seq,
  }
}

/** What was signed was something else. */
function edit(paper: Paper, told: Extract<Told, { type: 'PaperEdited' }>): Paper {
  const { section, emptied = false, redrawn } = told.facts
  const before = paper.edits.findLast((one) => one.section === section)?.after ?? null
  const after = emptied ? null : (told.narrative?.text ?? null)
  const step = stepOf(told)
  const written = section ? [{ ...step, section, isEmptied: emptied, before, after }] : []
  return {
    ...paper,
    drafts: redrawn ? [...paper.drafts, { ...step, ...redrawn }] : paper.drafts,
    edits: [...paper.edits, ...written],
    signatures: paper.signatures.map((one) => ({ ...one, stands: false })),
    seq: told.seq ?? paper.seq,
  }
}

function sign(paper: Paper, told: Extract<Told, { type: 'PaperSigned' }>): Paper {
  const isComplete = compulsorySections.every((section) => isWritten(paper, section))
  const stands = isComplete && hasSeenAll(paper, told)
  const signature = { ...stepOf(told), content: told.facts.content, stands }
  return {
    ...paper,
    signatures: [...paper.signatures, signature],
    seq: told.seq ?? paper.seq,
  }
}

/** By other hands, and of what was signed: anything else releases nothing (SPEC SP-17). */
function release(paper: Paper, told: Extract<Told, { type: 'PaperReleased' }>): Paper {
  const numbered = { ...paper, seq: told.seq ?? paper.seq }
  const signature = standingSignature(paper)
  const { content } = told.facts
  const isReleased =
    !paper.released &&
    signature?.content === content &&
    !handsIn(paper).has(told.seat) &&
    hasSeenAll(paper, told)
  return isReleased ? { ...numbered, released: { ...stepOf(told), content } } : numbered
}

function hasSeenAll({ drafts, edits, signatures }: Paper, told: Told): boolean {
  const steps =
    told.type === 'PaperReleased' ? [...drafts, ...edits, ...signatures] : [...drafts, ...edits]
  return steps.every(({ seat, event, seq }) =>
    hadSeen(told, { seat, seatSeq: parseEventId(event).seatSeq, seq }),
  )
}

function stepOf({ id, seat, saidAt, receivedAt, seq }: Told): PaperStep {
  return { event: id, seat, saidAt, receivedAt, seq }
}
