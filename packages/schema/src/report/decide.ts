import { isClear } from '../events/cleared.ts'
import type { Draft } from '../events/draft.ts'
import { nothingSeen } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { BodiesOf } from '../events/registry.ts'
import { alertOfSooner } from '../events/sooner.ts'
import { startingBand } from '../events/starting-band.ts'
import { saysNothing } from '../events/written.ts'
import type { Actor } from '../primitives/actor.ts'
import { type AreaId, scopeId } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import { reportCan } from './can.ts'
import type { Report } from './state.ts'

/** Files a report in its team's area; children and sexual violence start in the stricter band (SPEC AC-3). */
export function fileReport(area: AreaId, bodies: BodiesOf<'ReportFiled'>): Draft<'ReportFiled'> {
  return {
    type: 'ReportFiled',
    scope: scopeId(area, startingBand(bodies.facts)),
    record: null,
    base: nothingSeen,
    bodies,
  }
}

/** Adds to or corrects a report; refused only to people, never for what the record has become. */
export function amendReport(
  report: Report,
  actor: Actor,
  base: Header['base'],
  bodies: BodiesOf<'ReportAmended'>,
): Result<Draft<'ReportAmended'>, Problem> {
  const refusal = reportCan.amend(report, actor)
  if (refusal) return err(refusal)
  if (saysNothing(bodies)) return err(problem('nothing_changed'))
  if (!isClear('ReportAmended', bodies)) return err(problem('bad_input'))
  const alert = alertOfSooner(report.fields.imminence, bodies.facts.set.imminence)
  const said = alert ? { ...bodies, facts: { ...bodies.facts, alert } } : bodies
  return ok({ type: 'ReportAmended', scope: report.scope, record: report.id, base, bodies: said })
}

/** Withdraws a mistaken report with its reason. */
export function withdrawReport(
  report: Report,
  actor: Actor,
  base: Header['base'],
  reason: string,
): Result<Draft<'ReportWithdrawn'>, Problem> {
  const refusal = reportCan.withdraw(report, actor)
  if (refusal) return err(refusal)
  const bodies = { facts: { reason } }
  return ok({ type: 'ReportWithdrawn', scope: report.scope, record: report.id, base, bodies })
}
