import { alertStanding, reachedAt } from '@tocsin/schema/alert/select'
import type { Stop } from '@tocsin/schema/alert/state'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { reportValues } from '@tocsin/schema/report/select'
import { threatValues } from '@tocsin/schema/threat/select'
import type { AlertRowTable } from '../db/tables.ts'
import type { Generation } from '../log/log-deps.ts'
import { rankOf } from './alert-urgency.ts'
import type { States } from './states.ts'

/** What the queue reads of one alert; undefined when there is none, or its report was withdrawn. */
export function alertRow(states: States, id: RecordId, at: Generation): AlertRowTable | undefined {
  const alert = states.get('alert', id)
  if (!alert) return undefined
  const report = states.get('report', id)
  const threat = states.get('threat', id)
  const exercise =
    (report && reportValues(report).exercise) ?? (threat && threatValues(threat).exercise) ?? false
  const { raised, acknowledged, answers, closed } = alert
  const taken = [...acknowledged, ...answers].map(momentOf)
  return {
    mission_id: at.mission,
    generation: at.generation,
    record_id: id,
    scope: alert.scope,
    about: alert.about,
    level: alert.level,
    rank: rankOf(alert.level),
    standing: report?.withdrawn || report?.saidAgainAs ? 'closed' : alertStanding(alert),
    exercise,
    raised_at: momentOf(raised),
    taken_at: taken.length > 0 ? Math.min(...taken) : null,
    on_site_at: reachedAt(alert, 'on_site') ?? null,
    community_told_at: reachedAt(alert, 'community_told') ?? null,
    answers_json: JSON.stringify(answers.map(({ response, reason }) => ({ response, reason }))),
    closed_at: closed ? momentOf(closed) : (report?.withdrawn?.saidAt ?? null),
    seq: Math.max(alert.seq ?? 0, report?.seq ?? 0, threat?.seq ?? 0),
  }
}

function momentOf({ receivedAt, saidAt }: Stop): number {
  return receivedAt ?? saidAt
}
