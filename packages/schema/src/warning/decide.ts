import { type Draft, nothingSeen } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { FactsOf } from '../events/registry.ts'
import type { Actor } from '../primitives/actor.ts'
import type { RecordId, ScopeId } from '../primitives/ids.ts'
import { addDays } from '../primitives/local-date.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import { warningCan } from './can.ts'
import { longestMuteDays } from './select.ts'
import type { Warning } from './state.ts'

/** By the server's own seat alone. `scope`: of the strictest record that it rests on. */
export function raiseWarning(
  scope: ScopeId,
  facts: FactsOf<'WarningRaised'>,
): Draft<'WarningRaised'> {
  return { type: 'WarningRaised', scope, record: null, base: nothingSeen, bodies: { facts } }
}

/** Likewise. */
export function judgeWarning(
  { id, scope }: Pick<Warning, 'id' | 'scope'>,
  facts: FactsOf<'WarningJudged'>,
): Draft<'WarningJudged'> {
  return { type: 'WarningJudged', scope, record: id, base: nothingSeen, bodies: { facts } }
}

export function lookAtWarning(
  warning: Warning,
  actor: Actor,
  base: Header['base'],
  by: string,
): Result<Draft<'WarningLookedAt'>, Problem> {
  const refusal = warningCan.lookAt(warning, actor)
  if (refusal) return err(refusal)
  const { scope, id } = warning
  return ok({ type: 'WarningLookedAt', scope, record: id, base, bodies: { facts: { by } } })
}

/** The threat has been written already: an answer that names none is none. */
export function followWarning(
  warning: Warning,
  actor: Actor,
  base: Header['base'],
  { threat, by }: { threat: RecordId; by: string },
): Result<Draft<'WarningAnswered'>, Problem> {
  const refusal = warningCan.openThreat(warning, actor)
  if (refusal) return err(refusal)
  const { scope, id } = warning
  const facts = { answer: 'threat_opened' as const, threat, by }
  return ok({ type: 'WarningAnswered', scope, record: id, base, bodies: { facts } })
}

export function dismissWarning(
  warning: Warning,
  actor: Actor,
  base: Header['base'],
  { reason, by, text }: { reason: string; by: string; text?: string },
): Result<Draft<'WarningAnswered'>, Problem> {
  const refusal = warningCan.dismiss(warning, actor)
  if (refusal) return err(refusal)
  if (!reason) return err(problem('reason_needed'))
  const { scope, id } = warning
  const facts = { answer: 'dismissed' as const, reason, by }
  const bodies = text ? { facts, narrative: { text } } : { facts }
  return ok({ type: 'WarningAnswered', scope, record: id, base, bodies })
}

/** `today`, by the mission's calendar, is the first day of the mute (SPEC WN-3). */
export function muteWarning(
  warning: Warning,
  actor: Actor,
  base: Header['base'],
  { until, reason, by, text, today }: AskedMute,
): Result<Draft<'WarningMuted'>, Problem> {
  const refusal = warningCan.mute(warning, actor)
  if (refusal) return err(refusal)
  if (until !== null && !reason) return err(problem('reason_needed'))
  const isTooLong = until !== null && (until < today || until > addDays(today, longestMuteDays))
  if (isTooLong) return err(problem('bad_input'))
  const { scope, id } = warning
  const facts = until === null || !reason ? { until, by } : { until, reason, by }
  const bodies = text ? { facts, narrative: { text } } : { facts }
  return ok({ type: 'WarningMuted', scope, record: id, base, bodies })
}

type AskedMute = {
  until: string | null
  reason?: string
  by: string
  text?: string
  today: string
}
