import type { DeploymentFields } from '../events/deployment-opened.ts'
import { currentFields } from '../events/fields.ts'
import { current } from '../events/register.ts'
import { contestedIn } from '../events/written.ts'
import type { SeatId } from '../primitives/ids.ts'
import type { Deployment, SignOff } from './state.ts'

export function deploymentValues(deployment: Deployment): Partial<DeploymentFields> {
  return currentFields<DeploymentFields>(deployment.fields)
}

export function deploymentTitle(deployment: Deployment): string | undefined {
  return current(deployment.title)
}

export function deploymentTerms(deployment: Deployment): string | undefined {
  return current(deployment.text)
}

export function contestedInDeployment(deployment: Deployment): string[] {
  return contestedIn<DeploymentFields>(deployment)
}

/** Whether a seat leads the team or is one of it. */
export function belongsTo(deployment: Deployment, seat: SeatId): boolean {
  const { lead, members = [] } = deploymentValues(deployment)
  return lead === seat || members.some((member) => member.seat === seat)
}

/** What stands of each seat: its last word. In the order of the log (SPEC DP-5). */
export function standingSignOffs({ signOffs }: Deployment): SignOff[] {
  return signOffs.filter(
    (one, at) => !signOffs.slice(at + 1).some((later) => later.seat === one.seat),
  )
}
