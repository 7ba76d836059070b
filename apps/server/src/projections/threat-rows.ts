import { parseScopeId, type RecordId } from '@tocsin/schema/primitives/ids'
import { placePoint } from '@tocsin/schema/primitives/place'
import { threatTitle, threatValues } from '@tocsin/schema/threat/select'
import type { ThreatRowTable } from '../db/tables.ts'
import type { Generation } from '../log/log-deps.ts'
import { urgencyOf } from './alert-urgency.ts'
import type { States } from './states.ts'
import type { Titled } from './titles.ts'

/** What the map and the lists read of one threat; undefined when it does not exist. */
export function threatRow(
  states: States,
  id: RecordId,
  at: Generation,
): Titled<ThreatRowTable> | undefined {
  const threat = states.get('threat', id)
  if (!threat) return undefined
  const { kind, place, drawn, noticedAt, imminence = null, exercise } = threatValues(threat)
  if (kind === undefined || !place || !noticedAt) return undefined
  const alert = states.get('alert', id)
  const point = placePoint(place)
  return {
    mission_id: at.mission,
    generation: at.generation,
    record_id: id,
    scope: threat.scope,
    band: threat.restrictedBy ? 'restricted' : parseScopeId(threat.scope).band,
    area: parseScopeId(threat.scope).area,
    title: threatTitle(threat) ?? null,
    what: kind,
    place_json: JSON.stringify(place),
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
    drawn_json: drawn ? JSON.stringify(drawn) : null,
    occurred_json: JSON.stringify(noticedAt),
    earliest: noticedAt.precision === 'unknown' ? null : noticedAt.earliest,
    latest: noticedAt.precision === 'unknown' ? null : noticedAt.latest,
    imminence,
    ...urgencyOf(alert ? [alert] : [], imminence, !threat.closed),
    open: !threat.closed,
    exercise: exercise === true,
    seq: Math.max(threat.seq ?? 0, alert?.seq ?? 0),
  }
}
