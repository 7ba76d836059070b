import type { Draft } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { FactsOf } from '../events/registry.ts'
import type { Actor } from '../primitives/actor.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { utcMinute } from '../primitives/utc-minute.ts'
import { type Problem, problem } from '../problem.ts'
import { alertCan } from './can.ts'
import type { ReachedStop } from './reached-stops.ts'
import type { Alert } from './state.ts'

/** A named person takes the alert. `by` = name and function, as the reporter will read it. */
export function acknowledgeAlert(
  alert: Alert,
  actor: Actor,
  base: Header['base'],
  by: string,
): Result<Draft<'AlertAcknowledged'>, Problem> {
  const refusal = alertCan.acknowledge(alert, actor)
  if (refusal) return err(refusal)
  const bodies = { facts: { by } }
  return ok({ type: 'AlertAcknowledged', scope: alert.scope, record: alert.id, base, bodies })
}

/** Says what was done; "nothing" needs its reason (source paper 004, honest reporting). */
export function answerAlert(
  alert: Alert,
  actor: Actor,
  base: Header['base'],
  facts: FactsOf<'AlertAnswered'>,
  text?: string,
): Result<Draft<'AlertAnswered'>, Problem> {
  const refusal = alertCan.answer(alert, actor)
  if (refusal) return err(refusal)
  if (facts.response === 'none' && !facts.reason) return err(problem('reason_needed'))
  const bodies = text ? { facts, narrative: { text } } : { facts }
  return ok({ type: 'AlertAnswered', scope: alert.scope, record: alert.id, base, bodies })
}

/** Nobody needs to act any more; the reporter reads why. */
export function closeAlert(
  alert: Alert,
  actor: Actor,
  base: Header['base'],
  reason: string,
): Result<Draft<'AlertClosed'>, Problem> {
  const refusal = alertCan.close(alert, actor)
  if (refusal) return err(refusal)
  const bodies = { facts: { reason } }
  return ok({ type: 'AlertClosed', scope: alert.scope, record: alert.id, base, bodies })
}

/** Says that help is there, or that people were told. `at`: since when, ms since 1970. */
export function reachStop(
  alert: Alert,
  actor: Actor,
  base: Header['base'],
  { stop, at }: { stop: ReachedStop; at: number },
): Result<Draft<'AlertReached'>, Problem> {
  const refusal = alertCan.reach(alert, actor, stop)
  if (refusal) return err(refusal)
  const bodies = { facts: { stop, at: utcMinute(at) } }
  return ok({ type: 'AlertReached', scope: alert.scope, record: alert.id, base, bodies })
}
