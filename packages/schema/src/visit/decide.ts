import { type Draft, nothingSeen } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { BodiesOf } from '../events/registry.ts'
import { saysNothing } from '../events/written.ts'
import type { Actor } from '../primitives/actor.ts'
import { type AreaId, type Band, scopeId } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import { visitCan } from './can.ts'
import type { Visit } from './state.ts'

/** `band`: restricted where its words tell of children or sexual violence. Its author says so. */
export function logVisit(
  area: AreaId,
  band: Band,
  bodies: BodiesOf<'VisitLogged'>,
): Draft<'VisitLogged'> {
  const scope = scopeId(area, band)
  return { type: 'VisitLogged', scope, record: null, base: nothingSeen, bodies }
}

export function amendVisit(
  visit: Visit,
  actor: Actor,
  base: Header['base'],
  bodies: BodiesOf<'VisitAmended'>,
): Result<Draft<'VisitAmended'>, Problem> {
  const refusal = visitCan.amend(visit, actor)
  if (refusal) return err(refusal)
  if (saysNothing(bodies)) return err(problem('nothing_changed'))
  return ok({ type: 'VisitAmended', scope: visit.scope, record: visit.id, base, bodies })
}
