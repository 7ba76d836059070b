import { authorSeat, type Told } from '../events/tell.ts'
import { utcMs } from '../primitives/utc-minute.ts'
import type { Alert, Stop } from './state.ts'

/** Folds one event into an alert. A report or threat that carries a level raises it (SPEC RD-8). */
export function reduceAlert(alert: Alert | undefined, told: Told): Alert | undefined {
  if (told.type === 'ReportFiled' && alert) return confirmAlert(alert, told)
  if (told.type === 'ReportFiled' || told.type === 'ThreatRaised' || told.type === 'FlashHeard') {
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
  told: Extract<Told, { type: 'ReportFiled' | 'ThreatRaised' | 'FlashHeard' }>,
): Alert | undefined {
  if (!told.facts.alert) return undefined
  return {
    id: told.record,
    scope: told.scope,
    about: told.type === 'ThreatRaised' ? 'threat' : 'report',
    level: told.facts.alert,
    raised: told.type === 'FlashHeard' ? heardStop(told) : stop(told),
    acknowledged: [],
    answers: [],
    closed: null,
    seq: told.seq,
  }
}

/** The report comes that a short message raised it for: its clock has run since the message came (SPEC SM-7). */
function confirmAlert(alert: Alert, told: Extract<Told, { type: 'ReportFiled' }>): Alert {
  return {
    ...alert,
    scope: told.scope,
    level: told.facts.alert ?? alert.level,
    raised: { ...stop(told), receivedAt: alert.raised.receivedAt ?? told.receivedAt },
    seq: told.seq ?? alert.seq,
  }
}

/** Raised by its author, when the author said it; it came when the desk recorded it. */
function heardStop({ record, facts, receivedAt }: Extract<Told, { type: 'FlashHeard' }>): Stop {
  return { seat: authorSeat(record), saidAt: utcMs(facts.saidAt), receivedAt }
}

function stop({ seat, saidAt, receivedAt }: Told): Stop {
  return { seat, saidAt, receivedAt }
}
