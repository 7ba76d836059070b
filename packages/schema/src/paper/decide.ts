import { type Draft, nothingSeen } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { PaperModelRef } from '../events/paper-drafted.ts'
import type { PaperProfileRef } from '../events/paper-shared.ts'
import type { FactsOf } from '../events/registry.ts'
import type { Actor } from '../primitives/actor.ts'
import { deskScope } from '../primitives/mission-scope.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import type { PaperSection } from '../summary/paper/sections.ts'
import { paperCan } from './can.ts'
import { contentHash, paperWords } from './select.ts'
import type { Paper } from './state.ts'

export function draftPaper(facts: FactsOf<'PaperDrafted'>): Draft<'PaperDrafted'> {
  const bodies = { facts }
  return { type: 'PaperDrafted', scope: deskScope, record: null, base: nothingSeen, bodies }
}

/** Words under a section; none take away what stands there. */
export function editPaper(
  paper: Paper,
  actor: Actor,
  base: Header['base'],
  section: PaperSection,
  text: string,
): Result<Draft<'PaperEdited'>, Problem> {
  const refusal = paperCan.edit(paper, actor)
  if (refusal) return err(refusal)
  if ((paperWords(paper)[section] ?? '') === text.trim()) return err(problem('nothing_changed'))
  const bodies =
    text.trim() === ''
      ? { facts: { section, emptied: true } }
      : { facts: { section }, narrative: { text: text.trim() } }
  return ok(about(paper, base, 'PaperEdited', bodies))
}

/** The same week as it is known now, in the place of the last model; words stay. */
export function redrawPaper(
  paper: Paper,
  actor: Actor,
  base: Header['base'],
  redrawn: PaperModelRef,
): Result<Draft<'PaperEdited'>, Problem> {
  const refusal = paperCan.edit(paper, actor)
  if (refusal) return err(refusal)
  return ok(about(paper, base, 'PaperEdited', { facts: { redrawn } }))
}

export function signPaper(
  paper: Paper,
  actor: Actor,
  base: Header['base'],
): Result<Draft<'PaperSigned'>, Problem> {
  const refusal = paperCan.sign(paper, actor)
  if (refusal) return err(refusal)
  return ok(about(paper, base, 'PaperSigned', { facts: { content: contentHash(paper) } }))
}

export function releasePaper(
  paper: Paper,
  actor: Actor,
  base: Header['base'],
): Result<Draft<'PaperReleased'>, Problem> {
  const refusal = paperCan.release(paper, actor)
  if (refusal) return err(refusal)
  return ok(about(paper, base, 'PaperReleased', { facts: { content: contentHash(paper) } }))
}

export function dissentFromPaper(
  paper: Paper,
  actor: Actor,
  base: Header['base'],
  text: string,
): Result<Draft<'PaperDissented'>, Problem> {
  const refusal = paperCan.dissent(actor)
  if (refusal) return err(refusal)
  if (text.trim() === '') return err(problem('reason_needed'))
  const content = contentHash(paper)
  const facts = actor.component ? { content, component: actor.component } : { content }
  const bodies = { facts, narrative: { text: text.trim() } }
  return ok(about(paper, base, 'PaperDissented', bodies))
}

/** `to`: an office; `profile`: what it was given in the place of the exact paper. */
export function sharePaper(
  paper: Paper,
  actor: Actor,
  base: Header['base'],
  given: { to: string; why: string; profile?: PaperProfileRef },
): Result<Draft<'PaperShared'>, Problem> {
  const refusal = paperCan.share(paper, actor)
  if (refusal) return err(refusal)
  const [title, text] = [given.to.trim(), given.why.trim()]
  if (title === '' || text === '') return err(problem('reason_needed'))
  const { profile } = given
  const content = contentHash(paper)
  const facts = profile ? { content, profile } : { content }
  return ok(about(paper, base, 'PaperShared', { facts, narrative: { title, text } }))
}

function about<T extends string, B>(
  { scope, id }: Paper,
  base: Header['base'],
  type: T,
  bodies: B,
) {
  return { type, scope, record: id, base, bodies }
}
