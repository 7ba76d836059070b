import type { HostAssessment } from '../events/host-state-assessed.ts'
import type { Told } from '../events/tell.ts'
import type { HostAssessed, HostState } from './state.ts'

/** Folds one event into what is assessed of the host State (SPEC RD-1, HS-1 to HS-3). */
export function reduceHostState(host: HostState | undefined, told: Told): HostState | undefined {
  if (told.type === 'HostStateAssessed') return host ?? begin(told)
  if (!host) return undefined
  const seen = { ...host, seq: told.seq ?? host.seq }
  switch (told.type) {
    case 'HostStateReassessed': {
      const { instead = null } = told.facts
      const next = { ...assessed(told, told.facts), instead }
      return { ...seen, assessments: [...seen.assessments, next] }
    }
    case 'HostStateWithdrawn': {
      const { assessment, reason } = told.facts
      const withdrawn = { ...said(told), reason }
      return {
        ...seen,
        assessments: seen.assessments.map((one) =>
          one.event === assessment ? { ...one, withdrawn: one.withdrawn ?? withdrawn } : one,
        ),
      }
    }
    default:
      return host
  }
}

function begin(told: Extract<Told, { type: 'HostStateAssessed' }>): HostState {
  const { record: id, scope, facts, narrative, seq } = told
  const { area, forces = null } = facts
  const unit = narrative?.title ?? null
  return { id, scope, area, forces, unit, assessments: [assessed(told, facts)], seq }
}

function assessed(told: Told, facts: HostAssessment): HostAssessed {
  const { on, will = null, capacity = null, evidence = [], levers = [], hrddp = null } = facts
  const text = told.narrative?.text ?? null
  return {
    ...said(told),
    ...{ event: told.id, on, will, capacity, evidence, levers, hrddp, text },
    instead: null,
    withdrawn: null,
  }
}

function said({ seat, saidAt, receivedAt }: Told) {
  return { seat, saidAt, receivedAt }
}
