import type { Told } from '../events/tell.ts'
import type { Alert, Stop } from './state.ts'

/** Folds one event into an alert. A report or threat that carries a level raises it (SPEC RD-8). */
export function reduceAlert(alert: Alert | undefined, told: Told): Alert | undefined {
  if (told.type === 'ReportFiled' || told.type === 'ThreatRaised') {
    return alert ?? raiseAlert(told)
  }
  if (!alert) return undefined
  const seen = { ...alert, seq: told.seq ?? alert.seq }
  switch (told.type) {
    case 'AlertAcknowledged':
      return {
        ...seen,
        acknowledged: [...alert.acknowledged, { ...stop(told), by: told.facts.by }],
      }
    case 'AlertAnswered': {
      const { response, reason, by } = told.facts
      const text = told.narrative?.text ?? null
      const answer = { ...stop(told), response, reason: reason ?? null, by, text }
      return { ...seen, answers: [...alert.answers, answer] }
    }
    case 'AlertClosed':
      return { ...seen, closed: alert.closed ?? { ...stop(told), reason: told.facts.reason } }
    case 'PartErased':
      return seen
    default:
      return alert
  }
}

function raiseAlert(
  told: Extract<Told, { type: 'ReportFiled' | 'ThreatRaised' }>,
): Alert | undefined {
  if (!told.facts.alert) return undefined
  return {
    id: told.record,
    scope: told.scope,
    about: told.type === 'ReportFiled' ? 'report' : 'threat',
    level: told.facts.alert,
    raised: stop(told),
    acknowledged: [],
    answers: [],
    closed: null,
    seq: told.seq,
  }
}

function stop({ seat, saidAt, receivedAt }: Told): Stop {
  return { seat, saidAt, receivedAt }
}
