import { hadSeen } from '../events/register.ts'
import { authorSeat, type Told } from '../events/tell.ts'
import { utcMs } from '../primitives/utc-minute.ts'
import { alertLevels } from '../vocabulary/alert-levels.ts'
import { itemOf } from '../vocabulary/find.ts'
import type { Alert, Round, Stop } from './state.ts'

/** Folds one event into an alert. A report or threat that carries a level raises it (SPEC RD-8). */
export function reduceAlert(alert: Alert | undefined, told: Told): Alert | undefined {
  if (told.type === 'ReportFiled' && alert) return confirmAlert(alert, told)
  if (told.type === 'ReportFiled' || told.type === 'ThreatRaised' || told.type === 'FlashHeard') {
    return alert ?? raiseAlert(told)
  }
  if (told.type === 'ReportAmended' || told.type === 'ThreatAmended') return raiseAgain(alert, told)
  if (!alert) return undefined
  const seen = { ...alert, seq: told.seq ?? alert.seq }
  switch (told.type) {
    case 'AlertAcknowledged':
      return actOn(seen, told, (round) => ({
        ...round,
        acknowledged: [...round.acknowledged, { ...stop(told), by: told.facts.by }],
      }))
    case 'AlertAnswered': {
      const { response, reason, by } = told.facts
      const text = told.narrative?.text ?? null
      const answer = { ...stop(told), response, reason: reason ?? null, by, text }
      return actOn(seen, told, (round) => ({ ...round, answers: [...round.answers, answer] }))
    }
    case 'AlertClosed':
      return actOn(seen, told, (round) => ({
        ...round,
        closed: round.closed ?? { ...stop(told), reason: told.facts.reason },
      }))
    case 'AlertReached': {
      const one = { ...stop(told), stop: told.facts.stop, at: utcMs(told.facts.at) }
      return actOn(seen, told, (round) => ({ ...round, reached: [...(round.reached ?? []), one] }))
    }
    case 'PartErased':
      return seen
    default:
      return alert
  }
}

const raising = [
  'ReportFiled',
  'ThreatRaised',
  'FlashHeard',
  'ReportAmended',
  'ThreatAmended',
] as const

function raiseAlert(told: Extract<Told, { type: (typeof raising)[number] }>): Alert | undefined {
  if (!told.facts.alert) return undefined
  return {
    id: told.record,
    scope: told.scope,
    about: told.type === 'ThreatRaised' || told.type === 'ThreatAmended' ? 'threat' : 'report',
    ...ring(told, told.facts.alert),
    ...(told.type === 'FlashHeard' && { raised: heardStop(told) }),
    before: [],
    seq: told.seq,
  }
}

/** The report comes that a short message raised it for: its clock has run since the message came (SPEC SM-7). */
function confirmAlert(alert: Alert, told: Extract<Told, { type: 'ReportFiled' }>): Alert {
  const [first = alert, ...later] = roundsOf(alert)
  const confirmed: Round = {
    ...first,
    level: told.facts.alert ?? first.level,
    raised: { ...stop(told), receivedAt: first.raised.receivedAt ?? told.receivedAt },
  }
  const seen = { ...alert, scope: told.scope, seq: told.seq ?? alert.seq }
  return withRounds(seen, [confirmed, ...later])
}

/**
 * It is said to be sooner: the alert rings again with a clock of its own, whatever became of it before.
 * Where two say so unseen, and nobody has acted on the first, it rings once (SPEC RD-15).
 */
function raiseAgain(
  alert: Alert | undefined,
  told: Extract<Told, { type: 'ReportAmended' | 'ThreatAmended' }>,
): Alert | undefined {
  const level = told.facts.alert
  if (!alert || !level) return alert ?? raiseAlert(told)
  const seen = { ...alert, seq: told.seq ?? alert.seq }
  const isOpen = alert.acknowledged.length + alert.answers.length === 0 && !alert.closed
  const isSaid = !hadSeen(told, alert.by) && isOpen && rankOf(level) >= rankOf(alert.level)
  return isSaid ? seen : withRounds(seen, [...roundsOf(alert), ring(told, level)])
}

/** Whoever takes, answers or closes an alert does so with the last round that they had seen. */
function actOn(alert: Alert, told: Told, act: (round: Round) => Round): Alert {
  const rounds = roundsOf(alert)
  const place = Math.max(
    0,
    rounds.findLastIndex(({ by }) => hadSeen(told, by)),
  )
  return withRounds(
    alert,
    rounds.map((round, at) => (at === place ? act(round) : round)),
  )
}

function ring(told: Told, level: string): Round {
  const { seat, seatSeq, seq } = told
  return {
    level,
    raised: stop(told),
    by: { seat, seatSeq, seq },
    acknowledged: [],
    answers: [],
    closed: null,
    reached: [],
  }
}

function roundsOf(alert: Alert): Round[] {
  const { before, level, raised, by, acknowledged, answers, closed, reached = [] } = alert
  return [...before, { level, raised, by, acknowledged, answers, closed, reached }]
}

function withRounds(alert: Alert, rounds: readonly Round[]): Alert {
  return { ...alert, ...rounds.at(-1), before: rounds.slice(0, -1) }
}

/** 1 is the most urgent; a level of a newer list comes last. */
function rankOf(level: string): number {
  return itemOf(alertLevels, level)?.rank ?? 9
}

/** Raised by its author, when the author said it; it came when the desk recorded it. */
function heardStop({ record, facts, receivedAt }: Extract<Told, { type: 'FlashHeard' }>): Stop {
  return { seat: authorSeat(record), saidAt: utcMs(facts.saidAt), receivedAt }
}

function stop({ seat, saidAt, receivedAt }: Told): Stop {
  return { seat, saidAt, receivedAt }
}
