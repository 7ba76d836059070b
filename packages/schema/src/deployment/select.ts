import type { DeploymentFields } from '../events/deployment-opened.ts'
import { contestedFields, currentFields } from '../events/fields.ts'
import { current } from '../events/register.ts'
import type { Deployment, SignOff } from './state.ts'

export function deploymentValues(deployment: Deployment): Partial<DeploymentFields> {
  return currentFields<DeploymentFields>(deployment.fields)
}

export function deploymentTitle(deployment: Deployment): string | undefined {
  return current(deployment.title)
}

export function deploymentTerms(deployment: Deployment): string | undefined {
  return current(deployment.terms)
}

export function contestedInDeployment(deployment: Deployment): string[] {
  const contested: string[] = contestedFields<DeploymentFields>(deployment.fields)
  if (deployment.title.length > 1) contested.push('title')
  if (deployment.terms.length > 1) contested.push('text')
  return contested
}

/** What stands of each seat: its last word. In the order of the log (SPEC DP-5). */
export function standingSignOffs({ signOffs }: Deployment): SignOff[] {
  return signOffs.filter(
    (one, at) => !signOffs.slice(at + 1).some((later) => later.seat === one.seat),
  )
}
