import type { RunInputs } from '@tocsin/early-warning/run/inputs'
import type { RecordKind } from '@tocsin/schema/events/define'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Threat } from '@tocsin/schema/threat/state'
import type { Visit } from '@tocsin/schema/visit/state'
import type { Handle, ReadModels } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { incidentRow } from '../projections/incident-rows.ts'
import { readRecords } from '../projections/record-store.ts'
import { replayStates } from '../projections/replay.ts'
import type { MissionWords } from '../words/words.ts'
import { knownIncidentOf } from './known-incident.ts'
import { knownThreatOf, knownVisitOf } from './known-records.ts'
import { readIncidentRows } from './read-incident-rows.ts'
import { readSources } from './read-sources.ts'

/** What early warning is made of now, by the projections. */
export async function readInputs(
  db: Handle,
  { mission, words }: MissionWords,
  now: number,
): Promise<RunInputs> {
  const { generation, settings } = await missionOf(db, mission)
  const at = { mission, generation, words }
  const rows = await readIncidentRows(db, at)
  // as: the states were written by these kinds' reducers.
  const threats = (await readStates(db, at, 'threat')) as Threat[]
  const visits = (await readStates(db, at, 'visit')) as Visit[]
  return {
    timeZone: settings.week.timeZone,
    areas: settings.areas.map(({ id }) => id),
    incidents: rows.flatMap((row) => knownIncidentOf(row) ?? []),
    threats: threats.flatMap((threat) => knownThreatOf(threat) ?? []),
    visits: visits.flatMap((visit) => knownVisitOf(visit) ?? []),
    sources: await readSources(db, mission, { knownBy: now, isNow: true }),
  }
}

/** The same as it was known by a past moment, by the log. */
export async function replayInputs(
  db: Handle,
  { mission, words }: MissionWords,
  knownBy: number,
): Promise<RunInputs> {
  const { generation, settings, lastSeq } = await missionOf(db, mission)
  const at = { mission, generation, words }
  const { states, ids } = await replayStates(db, at, { knownBy, upToSeq: lastSeq })
  return {
    timeZone: settings.week.timeZone,
    areas: settings.areas.map(({ id }) => id),
    incidents: [...ids.incident].sort().flatMap((id) => {
      const row = incidentRow(states, id, at)
      const system = states.get('report', id)?.provenance?.ref?.system ?? null
      return (row && knownIncidentOf({ ...row, system })) ?? []
    }),
    threats: [...ids.threat].sort().flatMap((id) => {
      const threat = states.get('threat', id)
      return (threat && knownThreatOf(threat)) ?? []
    }),
    visits: [...ids.visit].sort().flatMap((id) => {
      const visit = states.get('visit', id)
      return (visit && knownVisitOf(visit)) ?? []
    }),
    sources: await readSources(db, mission, { knownBy, isNow: false }),
  }
}

/** Every state of a kind, in the order of ids. */
export async function readStates(db: Handle, at: ReadModels, kind: RecordKind): Promise<unknown[]> {
  const rows = await db
    .selectFrom('record')
    .select('record_id')
    .where('mission_id', '=', at.mission)
    .where('generation', '=', at.generation)
    .where('kind', '=', kind)
    .orderBy('record_id')
    .execute()
  const refs = rows.map(({ record_id }) => ({ kind, id: record_id as RecordId }))
  const found = new Map((await readRecords(db, at, refs)).map(({ id, state }) => [id, state]))
  return refs.flatMap(({ id }) => found.get(id) ?? [])
}
