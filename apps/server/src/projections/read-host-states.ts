import {
  type HostStatesAnswer,
  mostOffered,
  offeredDays,
} from '@tocsin/schema/desk/host-state-answers'
import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { HostState } from '@tocsin/schema/host-state/state'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { AreaId, RecordId } from '@tocsin/schema/primitives/ids'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { actorTypes } from '@tocsin/schema/vocabulary/actor-types'
import type { Handle } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import type { MissionWords } from '../words/words.ts'
import { readNamed } from './read-map.ts'
import { readSeatNames } from './read-seats.ts'
import { readRecords } from './record-store.ts'

/** What desks assessed of the host State, with the records behind it as this reader may see them (SPEC HS-2). */
export async function readHostStates(
  db: Handle,
  within: MissionWords,
  reader: Actor,
): Promise<HostStatesAnswer> {
  const { mission, words } = within
  const { generation, lastSeq } = await missionOf(db, mission)
  const rows = await db
    .selectFrom('record')
    .select('record_id')
    .where('mission_id', '=', mission)
    .where('generation', '=', generation)
    .where('kind', '=', 'host_state')
    .orderBy('record_id')
    .execute()
  const refs = rows.map((row) => ({ kind: 'host_state' as const, id: row.record_id as RecordId }))
  const found = await readRecords(db, { mission, generation, words }, refs)
  // as: the states were written by this kind's reducer.
  const hosts = found.map(({ state }) => state as HostState)
  const said = hosts.flatMap(({ assessments }) => assessments)
  const behind = [...new Set(said.flatMap(({ evidence }) => evidence))]
  const seats = new Set(said.flatMap(({ seat, withdrawn }) => [seat, withdrawn?.seat ?? seat]))
  return {
    hosts,
    evidence: behind.length === 0 ? [] : await readNamed(db, within, reader, behind),
    seats: await readSeatNames(db, mission, [...seats]),
    seenSeq: lastSeq,
  }
}

const ofState: readonly string[] = actorTypes.items
  .filter(({ side }) => side === 'state')
  .map(({ code }) => code)

/** Incidents of an area that name forces of the State, of the last half year, the latest first. */
export async function offerEvidence(
  db: Handle,
  within: MissionWords,
  reader: Actor,
  { area, now }: { area: AreaId; now: number },
): Promise<MapRow[]> {
  const { mission } = within
  const { generation } = await missionOf(db, mission)
  const rows = await db
    .selectFrom('incident_row')
    .select('record_id')
    .where('mission_id', '=', mission)
    .where('generation', '=', generation)
    .where('area', '=', area)
    .where('counted_as', 'is not', null)
    .where('latest', '>=', utcMinute(now - offeredDays * 86_400_000))
    // Codes are a-z, 0-9 and _: quoted, none is found within another.
    .where(({ or, eb }) => or(ofState.map((code) => eb('actors_json', 'like', `%"${code}"%`))))
    .orderBy('latest', 'desc')
    .limit(mostOffered)
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.record_id as RecordId)
  const named = await readNamed(db, within, reader, ids)
  return named.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
