import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { reportCan } from '@tocsin/schema/report/can'
import { amendReport } from '@tocsin/schema/report/decide'
import { threatCan } from '@tocsin/schema/threat/can'
import { amendThreat } from '@tocsin/schema/threat/decide'
import type { RecordParts } from './record-parts.ts'
import type { AnyFields } from './value-words.ts'

/** A person says which of two values holds: an amendment whose author has seen both (SPEC RD-3). */
export function settleDraft(
  answer: RecordAnswer,
  record: string,
  { title, text, ...set }: AnyFields,
  actor: Actor,
  base: Header['base'],
  cleared: readonly string[] = [],
): Result<Draft, Problem> {
  const narrative = { ...(title !== undefined && { title }), ...(text !== undefined && { text }) }
  const facts = { set, ...(cleared.length > 0 && { cleared: [...cleared] }) }
  const bodies = { facts, ...(Object.keys(narrative).length > 0 && { narrative }) }
  const report = Object.values(answer.reports).find(({ id }) => id === record)
  if (report) return amendReport(report, actor, base, bodies)
  const threat = Object.values(answer.threats).find(({ id }) => id === record)
  return threat ? amendThreat(threat, actor, base, bodies) : err(problem('not_found'))
}

/** Why this reader may not decide between values of the record, if so. */
export function settleRefusal(parts: RecordParts, actor: Actor): Problem | undefined {
  if (parts.kind === 'threat') return threatCan.amend(parts.threat, actor)
  const [leading] = parts.reports
  return leading ? reportCan.amend(leading, actor) : problem('not_found')
}
