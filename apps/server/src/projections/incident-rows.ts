import { incidentPicture } from '@tocsin/schema/incident/select'
import {
  type Band,
  parseScopeId,
  type RecordId,
  type ScopeId,
  scopeId,
} from '@tocsin/schema/primitives/ids'
import { placePoint } from '@tocsin/schema/primitives/place'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { isOnlyHeard, knownSince, reportTitle, reportValues } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import type { IncidentRowTable } from '../db/tables.ts'
import type { Generation } from '../log/log-deps.ts'
import { urgencyOf } from './alert-urgency.ts'
import { accountOf, alertsOf, endOfMerges, reportsOf } from './cluster.ts'
import type { States } from './states.ts'
import type { Titled } from './titles.ts'

/** What the map, the lists and the figures read of one incident; undefined when it does not exist. */
export function incidentRow(
  states: States,
  id: RecordId,
  at: Generation,
): Titled<IncidentRowTable> | undefined {
  const incident = states.get('incident', id)
  if (!incident) return undefined
  const reports = reportsOf(states, id)
  if (reports.length === 0) return undefined
  const end = endOfMerges(states, id)
  const picture = incidentPicture(incident, reports.map(accountOf), end === id)
  // A drill is out of every figure but is still shown, as a drill.
  const shown =
    reports.find((report) => report.id === picture.leading) ??
    reports.find(({ withdrawn }) => !withdrawn)
  const values = shown ? reportValues(shown) : {}
  const { place, drawn, violations = [], actors = [], imminence = null } = values
  const occurred = values.occurredAt ?? { precision: 'unknown' as const }
  const point = place && placePoint(place)
  const standing = reports.filter(({ withdrawn }) => !withdrawn)
  const alerts = alertsOf(states, standing)
  const urgency = urgencyOf(alerts, imminence, shown !== undefined && values.exercise !== true)
  return {
    mission_id: at.mission,
    generation: at.generation,
    record_id: id,
    scope: incident.scope,
    area: parseScopeId(incident.scope).area,
    title: (shown && reportTitle(shown)) ?? null,
    title_of: shown?.id ?? null,
    title_scope: shown ? readScope(shown) : null,
    band: strictest([incident, ...standing]),
    set_aside: incident.verification?.finding === 'rejected',
    what: values.what ?? violations[0]?.type ?? null,
    place_json: place ? JSON.stringify(place) : null,
    place_kind: place?.kind ?? null,
    radius_m: place?.kind === 'point' ? place.radiusM : null,
    lat: point?.lat ?? null,
    lon: point?.lon ?? null,
    drawn_json: drawn ? JSON.stringify(drawn) : null,
    occurred_json: JSON.stringify(occurred),
    earliest: occurred.precision === 'unknown' ? null : occurred.earliest,
    latest: occurred.precision === 'unknown' ? null : occurred.latest,
    imminence,
    counted_as: picture.countedAs,
    merged_into: end === id ? null : end,
    ...urgency,
    exercise: values.exercise === true,
    only_heard: shown !== undefined && isOnlyHeard(shown),
    reports: standing.length,
    violations_json: JSON.stringify(violations),
    actors_json: JSON.stringify([...new Set(actors.map(({ type }) => type))].sort()),
    known_at: Math.min(...reports.map(knownAt)),
    seq: highestSeq([incident, ...reports, ...alerts]),
  }
}

/** When the mission, or for imports their source, first knew of it. */
function knownAt(report: Report): number {
  const { knownAt: told } = report.provenance ?? {}
  const known = told === undefined ? Number.NaN : utcMs(told)
  return Number.isNaN(known) ? (knownSince(report) ?? 0) : known
}

function highestSeq(states: readonly { seq: number | null }[]): number {
  return Math.max(...states.map(({ seq }) => seq ?? 0))
}

type Stricter = { scope: ScopeId; restrictedBy?: Report['restrictedBy'] }

/** The scope by which a report is read, whichever it was written into (SPEC AC-6). */
function readScope({ scope, restrictedBy }: Report): ScopeId {
  return restrictedBy ? scopeId(parseScopeId(scope).area, 'restricted') : scope
}

function strictest(records: readonly Stricter[]): Band {
  const isStrict = records.some(
    ({ scope, restrictedBy }) => restrictedBy || parseScopeId(scope).band === 'restricted',
  )
  return isStrict ? 'restricted' : 'standard'
}
