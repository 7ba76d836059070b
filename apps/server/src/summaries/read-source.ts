import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { RecordRef } from '@tocsin/schema/events/define'
import { standingDraft } from '@tocsin/schema/paper/select'
import type { Paper } from '@tocsin/schema/paper/state'
import type { AreaId, RecordId } from '@tocsin/schema/primitives/ids'
import { missionArea } from '@tocsin/schema/primitives/mission-scope'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import type { Week } from '@tocsin/schema/primitives/week'
import { paperWeeks } from '@tocsin/schema/summary/paper/paper-weeks'
import type { PaperIncident, PaperSource } from '@tocsin/schema/summary/paper/source'
import type { AsOf } from '@tocsin/schema/summary/paper/state'
import type { Handle, ReadModels } from '../log/log-deps.ts'
import { readRecords } from '../projections/record-store.ts'
import { createStates, type States } from '../projections/states.ts'
import { findModel } from './paper-models.ts'
import {
  alertColumns,
  alertOf,
  hostStateOf,
  incidentFromText,
  incidentText,
  type PaperAlertRow,
  type PaperThreatRow,
  recommendationOf,
  threatHeard,
  threatOf,
  visitOf,
} from './paper-rows.ts'
import { readKnown } from './read-known.ts'
import { seqAt } from './seq-at.ts'

export type PaperQuestion = { settings: MissionSettings; week: Week; asOf: AsOf }

/** Rows and folded states, from the read models or from the log itself: both give the same paper. */
export type PaperRows = {
  states: States
  incidents: readonly PaperIncident[]
  alerts: readonly PaperAlertRow[]
  threats: readonly PaperThreatRow[]
  /** Those that something was said of since the week began. */
  toldThreats: readonly RecordId[]
  visits: readonly RecordId[]
  recommendations: readonly RecordId[]
  hostStates: readonly RecordId[]
  papers: readonly Paper[]
  /** When the first incident became known. */
  since: number | null
  /** When the last incident of each area became known before the week ended. */
  lastOfArea: readonly { area: AreaId; at: number }[]
}

export async function paperSource(
  db: Handle,
  at: ReadModels,
  rows: PaperRows,
  { settings, week, asOf }: PaperQuestion,
): Promise<PaperSource> {
  const { states } = rows
  const [from, to] = [utcMs(week.start), utcMs(week.end)]
  const visits = rows.visits.flatMap((id) => visitOf(id, states, from) ?? [])
  const threats = rows.toldThreats.flatMap((id) => threatHeard(id, states, from) ?? [])
  const told = [...visits, ...threats].filter(({ knownAt }) => knownAt < to)
  return {
    mission: at.mission,
    rule: settings.week,
    week,
    areas: settings.areas.map(({ id }) => id).filter((id) => id !== missionArea),
    asOf,
    since: rows.since,
    incidents: rows.incidents,
    alerts: rows.alerts.flatMap((row) => alertOf(row, settings) ?? []),
    threats: rows.threats.flatMap((row) => threatOf(row, states) ?? []),
    recommendations: rows.recommendations.flatMap((id) => recommendationOf(id, states) ?? []),
    visits,
    hostStates: rows.hostStates.flatMap((id) => hostStateOf(id, states) ?? []),
    heard: [...rows.lastOfArea, ...told.map(({ area, knownAt }) => ({ area, at: knownAt }))],
    released: await releasedBefore(db, at, rows.papers, { settings, week, asOf }),
  }
}

/** The last released paper of this week and of each of those that it looks back on. */
async function releasedBefore(
  db: Handle,
  at: ReadModels,
  papers: readonly Paper[],
  { settings, week }: PaperQuestion,
): Promise<PaperSource['released']> {
  const weeks = paperWeeks(settings.week, week).map(({ firstDate }) => firstDate)
  const last = new Map<string, Paper>()
  for (const paper of papers) {
    const { weekStart, version, released } = paper
    if (!released || !weeks.includes(weekStart)) continue
    if ((last.get(weekStart)?.version ?? 0) < version) last.set(weekStart, paper)
  }
  const found: PaperSource['released'][number][] = []
  for (const paper of last.values()) {
    const model = await findModel(db, at.mission, standingDraft(paper)?.model ?? '')
    if (model) found.push({ paper: paper.id, model })
  }
  return found
}

/** What the read models hold of a week and the eight before it; it does not grow with the history. */
export async function readPaperRows(
  db: Handle,
  at: ReadModels,
  { settings, week }: PaperQuestion,
): Promise<PaperRows> {
  const weeks = paperWeeks(settings.week, week)
  const first = weeks.at(-1) ?? week
  const [from, to] = [utcMs(week.start), utcMs(week.end)]
  const of = { mission_id: at.mission, generation: at.generation }
  const incidents = await db
    .selectFrom('incident_row')
    .select(incidentText.as('text'))
    .where('mission_id', '=', of.mission_id)
    .where('generation', '=', of.generation)
    .where('counted_as', 'is not', null)
    .where(({ and, or, eb }) =>
      or([
        and([eb('latest', '>=', first.start), eb('latest', '<', week.end)]),
        and([eb('latest', 'is', null), eb('known_at', '>=', from), eb('known_at', '<', to)]),
      ]),
    )
    .execute()
  const alerts = await db
    .selectFrom('alert_row')
    .select(alertColumns)
    .where('mission_id', '=', of.mission_id)
    .where('generation', '=', of.generation)
    .where(({ and, or, eb }) =>
      or([
        eb('standing', '<>', 'closed'),
        and([eb('raised_at', '>=', from), eb('raised_at', '<', to)]),
      ]),
    )
    .execute()
  const threats = await db
    .selectFrom('threat_row')
    .select(['record_id', 'open', 'exercise'])
    .where('mission_id', '=', of.mission_id)
    .where('generation', '=', of.generation)
    .where('open', '=', true)
    .execute()
  const recommendations = await idsOf(db, at, 'recommendation', 0)
  const since = await seqAt(db, at.mission, from)
  const visits = await idsOf(db, at, 'visit', since)
  const toldThreats = await idsOf(db, at, 'threat', since)
  const hostStates = await idsOf(db, at, 'host_state', 0)
  const states = createStates()
  const refs = [
    ...threats.flatMap((row): RecordRef[] => {
      const id = row.record_id as RecordId
      return [
        { kind: 'threat', id },
        { kind: 'alert', id },
      ]
    }),
    ...recommendations.map((id): RecordRef => ({ kind: 'recommendation', id })),
    ...visits.map((id): RecordRef => ({ kind: 'visit', id })),
    ...toldThreats.map((id): RecordRef => ({ kind: 'threat', id })),
    ...hostStates.map((id): RecordRef => ({ kind: 'host_state', id })),
  ]
  for (const record of await readRecords(db, at, refs)) states.put(record, record.state)
  return {
    states,
    incidents: incidents.map(({ text }) => incidentFromText(text)),
    alerts,
    threats,
    toldThreats,
    visits,
    recommendations,
    hostStates,
    papers: await readPapers(db, at),
    ...(await readKnown(db, at, to)),
  }
}

/** Every version of every week. */
export async function readPapers(db: Handle, at: ReadModels): Promise<Paper[]> {
  const ids = await idsOf(db, at, 'paper', 0)
  const refs = ids.map((id): RecordRef => ({ kind: 'paper', id }))
  // as: the state was written by this kind's reducer.
  return (await readRecords(db, at, refs)).map(({ state }) => state as Paper)
}

async function idsOf(
  db: Handle,
  at: ReadModels,
  kind: RecordRef['kind'],
  fromSeq: number,
): Promise<RecordId[]> {
  const rows = await db
    .selectFrom('record')
    .select('record_id')
    .where('mission_id', '=', at.mission)
    .where('generation', '=', at.generation)
    .where('kind', '=', kind)
    .where('seq', '>=', fromSeq)
    .orderBy('record_id')
    .execute()
  return rows.map((row) => row.record_id as RecordId)
}
