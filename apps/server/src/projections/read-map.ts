import { reachOf } from '@tocsin/schema/access/rules'
import { largestPicture, type MapFilter } from '@tocsin/schema/desk/map-filter'
import type { MapPicture, MapRow } from '@tocsin/schema/desk/map-row'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { Drawn } from '@tocsin/schema/primitives/drawn'
import type { RecordId, ScopeId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import { isOnMap, type Place } from '@tocsin/schema/primitives/place'
import type { IncidentRowTable, ThreatRowTable } from '../db/tables.ts'
import type { Generation, Handle } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import type { MissionWords } from '../words/words.ts'
import { openTitles, type Titled } from './titles.ts'

/** The threat map and the counted list beside it, as this reader may see them (SPEC LG-12). */
export async function readMap(
  db: Handle,
  { mission, words }: MissionWords,
  reader: Actor,
  filter: MapFilter,
  asOf: number,
): Promise<MapPicture> {
  const { generation, lastSeq } = await missionOf(db, mission)
  const at = { mission, generation, words }
  const kinds = filter.kinds ?? ['incident', 'threat']
  const incidents = kinds.includes('incident') ? await readIncidents(db, at, filter) : []
  const threats =
    kinds.includes('threat') && !filter.countedAs ? await readThreats(db, at, filter) : []
  const rows = [
    ...(await openTitles(db, at, incidents)).map((row) => incidentToMapRow(row, reader)),
    ...(await openTitles(db, at, threats)).map((row) => threatToMapRow(row, reader)),
  ]
  const picture: MapPicture = {
    onMap: [],
    beside: [],
    cut: incidents.length > largestPicture || threats.length > largestPicture,
    upToSeq: lastSeq,
    asOf,
  }
  const timed = filter.from !== undefined || filter.to !== undefined
  for (const row of rows) {
    const known = isOnMap(row.place) && !(timed && row.occurred.precision === 'unknown')
    ;(known ? picture.onMap : picture.beside).push(row)
  }
  return picture
}

/**
 * Incidents and threats by their ids, the way a map tells them. Merged and closed ones too: a number that
 * was told goes on naming them. What is neither, or has no place any more, is left out.
 */
export async function readNamed(
  db: Handle,
  { mission, words }: MissionWords,
  reader: Actor,
  ids: readonly RecordId[],
): Promise<MapRow[]> {
  const { generation } = await missionOf(db, mission)
  const at = { mission, generation, words }
  const incidents = await db
    .selectFrom('incident_row')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('generation', '=', generation)
    .where('record_id', 'in', ids)
    .where('place_json', 'is not', null)
    .execute()
  const threats = await db
    .selectFrom('threat_row')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('generation', '=', generation)
    .where('record_id', 'in', ids)
    .execute()
  return [
    ...(await openTitles(db, at, incidents)).map((row) => incidentToMapRow(row, reader)),
    ...(await openTitles(db, at, threats)).map((row) => threatToMapRow(row, reader)),
  ]
}

/**
 * A title is its author's own words, part of the narrative of their report: an incident of the
 * standard band may bear one of the restricted.
 */
export function titleFor(
  reader: Actor,
  title: string | null,
  said: { of: string | null; scope: string | null; isStrict?: boolean; isSetAside?: boolean },
): string | null {
  const { of, scope, ...how } = said
  if (of === null || scope === null) return null
  // as: the columns hold what the row's builder wrote.
  const words = { record: of as RecordId, scope: scope as ScopeId, ...how }
  return reachOf(reader, words, 'narrative') === 'none' ? null : title
}

async function readIncidents(
  db: Handle,
  at: Generation,
  filter: MapFilter,
): Promise<IncidentRowTable[]> {
  let query = db
    .selectFrom('incident_row')
    .selectAll()
    .where('mission_id', '=', at.mission)
    .where('generation', '=', at.generation)
    .where('merged_into', 'is', null)
    .where('place_json', 'is not', null)
  if (filter.what) query = query.where('what', 'in', filter.what)
  if (filter.areas) query = query.where('area', 'in', filter.areas)
  if (filter.countedAs) query = query.where('counted_as', 'in', filter.countedAs)
  if (!filter.withExercises) query = query.where('exercise', '=', false)
  const { from, to } = filter
  if (from)
    query = query.where(({ or, eb }) => or([eb('latest', 'is', null), eb('latest', '>=', from)]))
  if (to)
    query = query.where(({ or, eb }) => or([eb('earliest', 'is', null), eb('earliest', '<=', to)]))
  return await query
    .orderBy('seq', 'desc')
    .limit(largestPicture + 1)
    .execute()
}

async function readThreats(
  db: Handle,
  at: Generation,
  filter: MapFilter,
): Promise<ThreatRowTable[]> {
  let query = db
    .selectFrom('threat_row')
    .selectAll()
    .where('mission_id', '=', at.mission)
    .where('generation', '=', at.generation)
  if (filter.what) query = query.where('what', 'in', filter.what)
  if (filter.areas) query = query.where('area', 'in', filter.areas)
  if (!filter.withExercises) query = query.where('exercise', '=', false)
  if (!filter.withClosed) query = query.where('open', '=', true)
  const { from, to } = filter
  if (from)
    query = query.where(({ or, eb }) => or([eb('latest', 'is', null), eb('latest', '>=', from)]))
  if (to)
    query = query.where(({ or, eb }) => or([eb('earliest', 'is', null), eb('earliest', '<=', to)]))
  return await query
    .orderBy('seq', 'desc')
    .limit(largestPicture + 1)
    .execute()
}

function incidentToMapRow(row: Titled<IncidentRowTable>, reader: Actor): MapRow {
  return {
    ...shared(row),
    title: titleFor(reader, row.title, {
      of: row.title_of,
      scope: row.title_scope,
      isSetAside: row.set_aside,
    }),
    kind: 'incident',
    onlyHeard: row.only_heard,
    // as: the columns hold what the row's builder wrote.
    place: JSON.parse(row.place_json ?? 'null') as Place,
    countedAs: row.counted_as as MapRow['countedAs'],
    open: true,
    reports: row.reports,
  }
}

function threatToMapRow(row: Titled<ThreatRowTable>, reader: Actor): MapRow {
  return {
    ...shared(row),
    title: titleFor(reader, row.title, {
      of: row.record_id,
      scope: row.scope,
      isStrict: row.band === 'restricted',
    }),
    kind: 'threat',
    onlyHeard: false,
    place: JSON.parse(row.place_json) as Place,
    countedAs: null,
    open: row.open,
    reports: 1,
  }
}

function shared(row: Titled<IncidentRowTable> | Titled<ThreatRowTable>) {
  return {
    id: row.record_id as RecordId,
    scope: row.scope as ScopeId,
    what: row.what,
    // as: the columns hold what the row's builder wrote.
    drawn: row.drawn_json === null ? null : (JSON.parse(row.drawn_json) as Drawn),
    occurred: JSON.parse(row.occurred_json) as OccurredAt,
    imminence: row.imminence,
    danger: row.danger,
    level: row.level,
    standing: row.standing as MapRow['standing'],
    exercise: row.exercise,
    seq: row.seq,
  }
}
