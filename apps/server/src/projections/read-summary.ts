import type { Violation } from '@tocsin/schema/events/bodies'

import type { AreaId, MissionId, RecordId } from '@tocsin/schema/primitives/ids'
import { missionArea } from '@tocsin/schema/primitives/mission-scope'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { utcMinute, utcMs } from '@tocsin/schema/primitives/utc-minute'
import { previousWeek, type Week, weekOf, weekStarting } from '@tocsin/schema/primitives/week'
import { weeklySummary } from '@tocsin/schema/summary/compute'
import type { SummaryRow, WeeklySummary } from '@tocsin/schema/summary/state'
import { type BandedRow, type ToldSummary, toldSummary } from '@tocsin/schema/summary/suppress'
import type { IncidentRowTable } from '../db/tables.ts'
import type { Generation, Handle } from '../log/log-deps.ts'
import { type Mission, missionOf } from '../log/mission.ts'
import type { MissionWords } from '../words/words.ts'
import { replayIncidentRows } from './replay.ts'

export type SummaryQuestion = {
  /** Any local date of the week; the week of `now` when absent. */
  weekStart?: string | undefined
  /** UTC minute: only what was known by then is counted. */
  asKnownBy?: string | undefined
  area?: AreaId | undefined
}

/** The weekly summary, from the read model or, as it was known by a past moment, from the log itself. */
export async function readSummary(
  db: Handle,
  { mission: missionId, words }: MissionWords,
  { weekStart, asKnownBy, area }: SummaryQuestion,
  now: number,
): Promise<{ summary: WeeklySummary; mission: Mission }> {
  const mission = await missionOf(db, missionId)
  const { settings, generation } = mission
  const { week, previous } = weeksOf(mission, weekStart, now)
  const at = { mission: missionId, generation, words }
  const rows =
    asKnownBy === undefined
      ? await readRows(db, at, spanOf({ week, previous }))
      : await replayIncidentRows(db, at, {
          knownBy: endOfMinute(asKnownBy),
          upToSeq: mission.lastSeq,
        })
  const asked = rows.filter((row) => area === undefined || row.area === area).map(toSummaryRow)
  const areas = settings.areas.map(({ id }) => id).filter((id) => id !== missionArea)
  const shown = area === undefined ? areas : areas.filter((id) => id === area)
  return { summary: weeklySummary(asked, { week, previous, areas: shown }), mission }
}

/** The week for who reads figures and no record (SPEC SU-10). It takes no other question: answers to several could be subtracted. */
export async function readToldSummary(
  db: Handle,
  missionId: MissionId,
  weekStart: string | undefined,
  now: number,
): Promise<{ summary: ToldSummary; mission: Mission }> {
  const mission = await missionOf(db, missionId)
  const { settings, generation } = mission
  const weeks = weeksOf(mission, weekStart, now)
  const rows = await readRows(db, { mission: missionId, generation }, spanOf(weeks))
  const banded = rows.map(toBandedRow)
  const areas = settings.areas.map(({ id }) => id).filter((id) => id !== missionArea)
  return { summary: toldSummary(banded, { ...weeks, areas }), mission }
}

/** Incidents that happened within a span, or became known in it without a date. */
export async function readBandedRows(db: Handle, at: Generation, span: Span): Promise<BandedRow[]> {
  return (await readRows(db, at, span)).map(toBandedRow)
}

function toBandedRow(row: CountedRow): BandedRow {
  return { ...toSummaryRow(row), band: row.band === 'standard' ? 'standard' : 'restricted' }
}

/** UTC minutes, without the last. `knownFrom`: from when on it counts what has no date. */
type Span = { from: string; to: string; knownFrom?: string }

function spanOf({ week, previous }: { week: Week; previous: Week }): Span {
  return { from: previous.start, to: week.end, knownFrom: week.start }
}

function weeksOf({ settings }: Mission, weekStart: string | undefined, now: number) {
  const week = weekStart
    ? weekStarting(settings.week, weekStart)
    : weekOf(settings.week, utcMinute(now))
  return { week, previous: previousWeek(settings.week, week) }
}

/** What came in within the named minute was known by it. */
function endOfMinute(minute: string): number {
  return utcMs(minute) + 59_999
}

/** What figures read of an incident, and no column beside it. */
const counted = [
  'record_id',
  'area',
  'band',
  'counted_as',
  'what',
  'occurred_json',
  'place_json',
  'violations_json',
  'known_at',
] as const satisfies (keyof IncidentRowTable)[]

type CountedRow = Pick<IncidentRowTable, (typeof counted)[number]>

async function readRows(
  db: Handle,
  at: Generation,
  { from, to, knownFrom = from }: Span,
): Promise<CountedRow[]> {
  const rows = await db
    .selectFrom('incident_row')
    .select(counted)
    .where('mission_id', '=', at.mission)
    .where('generation', '=', at.generation)
    .where('counted_as', 'is not', null)
    .where(({ and, or, eb }) =>
      or([
        and([eb('latest', '>=', from), eb('latest', '<', to)]),
        and([
          eb('latest', 'is', null),
          eb('known_at', '>=', utcMs(knownFrom)),
          eb('known_at', '<', utcMs(to)),
        ]),
      ]),
    )
    .execute()
  // Here and not by the database, which writes so many rows to its disk to sort them.
  return rows.sort((a, b) => (a.record_id < b.record_id ? -1 : 1))
}

function toSummaryRow(row: CountedRow): SummaryRow {
  // as: the columns hold what the row's builder wrote.
  return {
    id: row.record_id as RecordId,
    area: row.area as AreaId,
    countedAs: row.counted_as as SummaryRow['countedAs'],
    what: row.what,
    occurred: JSON.parse(row.occurred_json) as OccurredAt,
    place: JSON.parse(row.place_json ?? 'null') as Place | null,
    violations: JSON.parse(row.violations_json) as Violation[],
    knownAt: row.known_at,
  }
}
