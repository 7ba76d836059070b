import type { DeploymentFields } from '../events/deployment-opened.ts'
import { type Draft, nothingSeen } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { BodiesOf } from '../events/registry.ts'
import { saysNothing } from '../events/written.ts'
import type { Actor } from '../primitives/actor.ts'
import { type AreaId, scopeId } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import { deploymentCan } from './can.ts'
import { deploymentValues } from './select.ts'
import type { Deployment } from './state.ts'

/** In the ordinary band: the whole team has to know where it goes and why. */
export function openDeployment(
  area: AreaId,
  actor: Actor,
  bodies: BodiesOf<'DeploymentOpened'>,
): Result<Draft<'DeploymentOpened'>, Problem> {
  const refusal = deploymentCan.open(actor) ?? wrongDates(bodies.facts)
  if (refusal) return err(refusal)
  const scope = scopeId(area, 'standard')
  return ok({ type: 'DeploymentOpened', scope, record: null, base: nothingSeen, bodies })
}

export function amendDeployment(
  deployment: Deployment,
  actor: Actor,
  base: Header['base'],
  bodies: BodiesOf<'DeploymentAmended'>,
): Result<Draft<'DeploymentAmended'>, Problem> {
  const { set } = bodies.facts
  const refusal =
    deploymentCan.amend(deployment, actor) ??
    wrongDates({ ...deploymentValues(deployment), ...set })
  if (refusal) return err(refusal)
  if (saysNothing(bodies)) return err(problem('nothing_changed'))
  const { scope, id } = deployment
  return ok({ type: 'DeploymentAmended', scope, record: id, base, bodies })
}

export function closeDeployment(
  deployment: Deployment,
  actor: Actor,
  base: Header['base'],
  reason: string,
): Result<Draft<'DeploymentClosed'>, Problem> {
  const refusal = deploymentCan.close(deployment, actor)
  if (refusal) return err(refusal)
  const { scope, id } = deployment
  return ok({ type: 'DeploymentClosed', scope, record: id, base, bodies: { facts: { reason } } })
}

/** For the actor's own component. Who does not agree says in what (SPEC DP-5). */
export function signReport(
  deployment: Deployment,
  actor: Actor,
  base: Header['base'],
  read: { report: string; records: number },
  dissent: string | null,
): Result<Draft<'MissionReportSigned'>, Problem> {
  const refusal = deploymentCan.sign(actor)
  if (refusal || !actor.component) return err(refusal ?? problem('not_allowed'))
  if (dissent !== null && dissent.trim() === '') return err(problem('reason_needed'))
  const facts = { ...read, component: actor.component, agrees: dissent === null }
  const bodies = dissent === null ? { facts } : { facts, narrative: { text: dissent } }
  const { scope, id } = deployment
  return ok({ type: 'MissionReportSigned', scope, record: id, base, bodies })
}

function wrongDates({ from, to }: Partial<DeploymentFields>): Problem | undefined {
  return from !== undefined && to !== undefined && from > to ? problem('bad_input') : undefined
}
