import type { DeploymentFields } from '../events/deployment-opened.ts'
import type { Told } from '../events/tell.ts'
import { amended, endedBy, numbered, written } from '../events/written.ts'
import type { Deployment, SignOff } from './state.ts'

/** Folds one event into a deployment (SPEC RD-1, DP-5). */
export function reduceDeployment(
  deployment: Deployment | undefined,
  told: Told,
): Deployment | undefined {
  if (told.type === 'DeploymentOpened') {
    const opened = written<DeploymentFields>(told.facts, told)
    return deployment ?? { ...opened, signOffs: [], closed: null }
  }
  if (!deployment) return undefined
  switch (told.type) {
    case 'DeploymentAmended':
      return amended<DeploymentFields, Deployment>(deployment, told.facts.set, told)
    case 'DeploymentClosed':
      return { ...numbered(deployment, told), closed: endedBy(deployment.closed, told) }
    case 'MissionReportSigned':
      return { ...numbered(deployment, told), signOffs: [...deployment.signOffs, signOff(told)] }
    default:
      return deployment
  }
}

function signOff(told: Extract<Told, { type: 'MissionReportSigned' }>): SignOff {
  const { seat, saidAt, seq, facts, narrative } = told
  return { ...facts, seat, saidAt, seq, text: narrative?.text ?? null }
}
