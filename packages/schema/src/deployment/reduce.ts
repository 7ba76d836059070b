import type { DeploymentFields } from '../events/deployment-opened.ts'
import { claimFields, claimText } from '../events/fields.ts'
import type { Told } from '../events/tell.ts'
import type { Deployment, SignOff } from './state.ts'

/** Folds one event into a deployment (SPEC RD-1, DP-5). */
export function reduceDeployment(
  deployment: Deployment | undefined,
  told: Told,
): Deployment | undefined {
  if (told.type === 'DeploymentOpened') return deployment ?? open(told)
  if (!deployment) return undefined
  const seen = { ...deployment, seq: told.seq ?? deployment.seq }
  switch (told.type) {
    case 'DeploymentAmended':
      return {
        ...seen,
        fields: claimFields<DeploymentFields>(deployment.fields, told.facts.set, told),
        title: claimText(deployment.title, told.narrative?.title, told),
        terms: claimText(deployment.terms, told.narrative?.text, told),
      }
    case 'DeploymentClosed': {
      const { seat, saidAt } = told
      return { ...seen, closed: deployment.closed ?? { reason: told.facts.reason, seat, saidAt } }
    }
    case 'MissionReportSigned':
      return { ...seen, signOffs: [...deployment.signOffs, signOff(told)] }
    default:
      return deployment
  }
}

function open(told: Extract<Told, { type: 'DeploymentOpened' }>): Deployment {
  return {
    id: told.record,
    scope: told.scope,
    author: told.seat,
    saidAt: told.saidAt,
    receivedAt: told.receivedAt,
    fields: claimFields<DeploymentFields>({}, told.facts, told),
    title: claimText([], told.narrative?.title, told),
    terms: claimText([], told.narrative?.text, told),
    signOffs: [],
    closed: null,
    seq: told.seq,
  }
}

function signOff(told: Extract<Told, { type: 'MissionReportSigned' }>): SignOff {
  const { seat, saidAt, seq, facts, narrative } = told
  return { ...facts, seat, saidAt, seq, text: narrative?.text ?? null }
}
