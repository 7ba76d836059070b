import type { Told } from '../events/tell.ts'
import { warningStanding } from './select.ts'
import type { Warning } from './state.ts'

/** Folds one event into a warning (SPEC WN-2). */
export function reduceWarning(warning: Warning | undefined, told: Told): Warning | undefined {
  if (told.type === 'WarningRaised') return warning ?? raise(told)
  if (!warning) return undefined
  const seen = { ...warning, seq: told.seq ?? warning.seq }
  const text = told.narrative?.text ?? null
  switch (told.type) {
    case 'WarningLookedAt':
      return { ...seen, lookedAt: [...seen.lookedAt, { ...said(told), by: told.facts.by }] }
    case 'WarningAnswered': {
      const { answer, threat = null, reason = null, by } = told.facts
      return {
        ...seen,
        answers: [...seen.answers, { ...said(told), answer, threat, reason, by, text }],
      }
    }
    case 'WarningMuted': {
      const { until, reason = null, by } = told.facts
      return { ...seen, mute: { ...said(told), until, reason, by, text } }
    }
    case 'WarningJudged': {
      const { cameTrue, incident = null, on } = told.facts
      const before = seen.end?.before ?? warningStanding(seen)
      return { ...seen, end: { cameTrue, incident, on, before } }
    }
    default:
      return warning
  }
}

function raise(told: Extract<Told, { type: 'WarningRaised' }>): Warning {
  const { record: id, scope, facts, seq } = told
  return {
    id,
    scope,
    found: facts,
    raised: said(told),
    lookedAt: [],
    answers: [],
    mute: null,
    end: null,
    seq,
  }
}

function said({ seat, saidAt, receivedAt }: Told) {
  return { seat, saidAt, receivedAt }
}
