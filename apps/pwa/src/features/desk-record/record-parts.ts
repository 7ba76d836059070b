import type { Alert } from '@tocsin/schema/alert/state'
import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import { countedIn, incidentFamily } from '@tocsin/schema/incident/family'
import { type IncidentPicture, incidentPicture } from '@tocsin/schema/incident/select'
import type { Incident } from '@tocsin/schema/incident/state'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { isCounted, reportText, reportTitle, reportValues } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import { threatText, threatTitle, threatValues } from '@tocsin/schema/threat/select'
import type { Threat } from '@tocsin/schema/threat/state'

type Shared = {
  title: string | null
  text: string | null
  what: string | null
  place: Place | undefined
  occurred: OccurredAt | undefined
  imminence: string | null
  exercise: boolean
  /** The first of them is the one that is shown and acted on: the record's own, else an open one. */
  alerts: Alert[]
}

export type IncidentParts = Shared & {
  kind: 'incident'
  incident: Incident
  picture: IncidentPicture
  /** Every report of the incident and of those merged into it, the leading one first. */
  reports: Report[]
}
export type ThreatParts = Shared & { kind: 'threat'; threat: Threat }
export type RecordParts = IncidentParts | ThreatParts

/** What the screens show of a record; undefined when this reader may read nothing of it. */
export function recordParts(answer: RecordAnswer): RecordParts | undefined {
  return answer.kind === 'incident' ? incidentParts(answer) : threatParts(answer)
}

function incidentParts(answer: RecordAnswer): IncidentParts | undefined {
  const incident = answer.incidents[answer.id]
  if (!incident) return undefined
  const find = (id: Incident['id']) => answer.incidents[id]
  const family = incidentFamily(incident.id, find)
  const told = family.flatMap((incident) => {
    const reports = (find(incident)?.reports ?? []).flatMap((id) => answer.reports[id] ?? [])
    // What a short message opened is left by a report that was joined to another incident (SPEC SM-8).
    return reports.filter((one) => one.incident === incident && !one.saidAgainAs)
  })
  const accounts = told.map((report) => ({
    id: report.id,
    form: report.form,
    values: reportValues(report),
    isCounted: isCounted(report),
  }))
  const picture = incidentPicture(incident, accounts, countedIn(incident.id, find) === incident.id)
  const leading = told.find(({ id }) => id === picture.leading) ?? told[0]
  const values = leading ? reportValues(leading) : {}
  return {
    kind: 'incident',
    incident,
    picture,
    reports: leading ? [leading, ...told.filter((report) => report !== leading)] : told,
    title: (leading && reportTitle(leading)) ?? null,
    text: (leading && reportText(leading)) ?? null,
    what: values.what ?? values.violations?.[0]?.type ?? null,
    place: values.place,
    occurred: values.occurredAt,
    imminence: values.imminence ?? null,
    exercise: told.some((report) => reportValues(report).exercise === true),
    alerts: inOrder(
      told.flatMap(({ id }) => answer.alerts[id] ?? []),
      incident.id,
    ),
  }
}

function threatParts(answer: RecordAnswer): ThreatParts | undefined {
  const threat = answer.threats[answer.id]
  if (!threat) return undefined
  const values = threatValues(threat)
  const alert = answer.alerts[answer.id]
  return {
    kind: 'threat',
    threat,
    title: threatTitle(threat) ?? null,
    text: threatText(threat) ?? null,
    what: values.kind ?? null,
    place: values.place,
    occurred: values.noticedAt,
    imminence: values.imminence ?? null,
    exercise: values.exercise === true,
    alerts: alert ? [alert] : [],
  }
}

function inOrder(alerts: Alert[], own: string): Alert[] {
  const rank = (alert: Alert) => (alert.closed ? 2 : 0) + (alert.id === own ? 0 : 1)
  return alerts.toSorted((a, b) => rank(a) - rank(b))
}
