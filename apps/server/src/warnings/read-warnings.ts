import { cellArea, isCell } from '@tocsin/early-warning/areas/cells'
import type {
  RiskLine,
  RunLine,
  RunSummary,
  WarningsAnswer,
} from '@tocsin/early-warning/run/answers'
import type { FoundRisk, FoundWarning } from '@tocsin/early-warning/run/found'
import type { Actor } from '@tocsin/schema/primitives/actor'
import {
  type AreaId,
  AreaId as AreaIdForm,
  type MissionId,
  type RecordId,
  type ScopeId,
  SeatId,
  scopeId,
} from '@tocsin/schema/primitives/ids'
import { addDays, localDateOf } from '@tocsin/schema/primitives/local-date'
import type { Warning } from '@tocsin/schema/warning/state'
import type { Handle } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { readSeatNames } from '../projections/read-seats.ts'
import type { MissionWords } from '../words/words.ts'
import { mayReadAll } from './may-read.ts'
import { readWarningStates } from './warning-lives.ts'

/** So long an ended warning is still listed. */
const endedShownDays = 28

/** What early warning has to say to this reader (SPEC EW-21). */
export async function readWarnings(
  db: Handle,
  { mission, words }: MissionWords,
  reader: Actor,
  now: number,
): Promise<WarningsAnswer> {
  const { generation, settings } = await missionOf(db, mission)
  const areas = settings.areas.map(({ id }) => id)
  const mayRead = mayReadAll(reader, areas)
  const run = await lastRun(db, mission)
  const found = run ? await readFound(db, mission, run.id) : []
  const risks = run ? await readRisks(db, mission, run.id) : []
  const rested = await readRested(db, mission)
  const since = addDays(localDateOf(settings.week.timeZone, now), -endedShownDays)
  const listed = (await readWarningStates(db, { mission, generation, words })).filter(
    ({ end }) => end === null || end.on >= since,
  )
  const isOpen = ({ id, scope }: Warning) => mayRead([scope, ...(rested.get(id) ?? [])])
  const openFound = found.filter(({ scopes }) => mayRead(scopes))
  const openRisks = risks.filter(({ scopes }) => mayRead(scopes))
  const warnings = listed.filter(isOpen).sort((a, b) => b.found.knownAt - a.found.knownAt)
  const of = (standing: string) =>
    openFound.filter((one) => one.standing === standing).map((one) => one.found)
  const list = (horizon: number) =>
    openRisks.filter((one) => one.horizon === horizon).map(({ line }) => line)
  const shown = run ? runFor(run, mayRead, areas) : null
  return {
    run: shown,
    isRunning: await isRunning(db, mission),
    warnings,
    foundNow: openFound.flatMap(({ record }) => record ?? []),
    over: of('over'),
    muted: of('muted'),
    risk7: list(7),
    risk28: list(28),
    withheld:
      listed.length -
      warnings.length +
      (found.length - openFound.length) +
      (risks.length - openRisks.length) +
      ((run?.units28?.length ?? 0) - (shown?.units28?.length ?? 0)),
    centres: centresOf([
      ...warnings.flatMap((one) => one.found.areas),
      ...[...list(7), ...list(28)].map(({ area }) => area),
    ]),
    seats: await readSeatNames(db, mission, silentSeats(warnings.map((one) => one.found))),
  }
}

/** Figures of an area only for those who read all of it; of the mission for those who read all areas. */
export function runFor<Run extends RunSummary>(
  run: Run,
  mayRead: (scopes: readonly ScopeId[]) => boolean,
  areas: readonly AreaId[],
): Run {
  const bands = (area: AreaId) => [scopeId(area, 'standard'), scopeId(area, 'restricted')]
  const isArea = (area: string) => {
    const read = AreaIdForm.safeParse(area)
    return read.success && mayRead(bands(read.data))
  }
  const isWhole = mayRead(areas.flatMap(bands))
  return {
    ...run,
    season: isWhole ? run.season : undefined,
    ...(run.units28 && { units28: run.units28.filter(({ scopes }) => mayRead(scopes)) }),
    nowcasts: run.nowcasts.filter(({ area }) => (area === null ? isWhole : isArea(area))),
    silences: run.silences.filter(({ area }) => isArea(area)),
    names: isWhole ? run.names : {},
  }
}

/** The one that knew most; null while there was none. */
async function lastRun(db: Handle, mission: MissionId): Promise<RunLine | null> {
  const row = await db
    .selectFrom('warning_run')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('summary_json', 'is not', null)
    .orderBy('known_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row?.summary_json) return null
  // as: written by `keepRun`.
  const summary = JSON.parse(row.summary_json) as RunSummary
  return { ...summary, id: row.run_id, madeAt: row.made_at, askedBy: row.asked_by }
}

async function isRunning(db: Handle, mission: MissionId): Promise<boolean> {
  const row = await db
    .selectFrom('warning_run')
    .select('run_id')
    .where('mission_id', '=', mission)
    .where('summary_json', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

async function readFound(db: Handle, mission: MissionId, run: string) {
  const rows = await db
    .selectFrom('warning_found')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('run_id', '=', run)
    .orderBy('number')
    .execute()
  // as: written by `keepRun`.
  return rows.map(({ standing, record_id, scopes_json, found_json }) => ({
    standing,
    record: record_id as RecordId | null,
    scopes: JSON.parse(scopes_json) as ScopeId[],
    found: JSON.parse(found_json) as FoundWarning,
  }))
}

async function readRisks(db: Handle, mission: MissionId, run: string) {
  const rows = await db
    .selectFrom('risk_entry')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('run_id', '=', run)
    .orderBy('place')
    .execute()
  return rows.map(({ horizon, record_id, scopes_json, entry_json }) => {
    // as: written by `keepRun`.
    const entry = JSON.parse(entry_json) as FoundRisk
    const line: RiskLine = { ...entry, warning: record_id as RecordId | null }
    return { horizon, scopes: JSON.parse(scopes_json) as ScopeId[], line }
  })
}

/** By warning the scopes of everything that it was ever found in. */
async function readRested(db: Handle, mission: MissionId): Promise<Map<RecordId, ScopeId[]>> {
  const tables = ['warning_found', 'risk_entry'] as const
  const rested = new Map<RecordId, ScopeId[]>()
  for (const table of tables) {
    const rows = await db
      .selectFrom(table)
      .select(['record_id', 'scopes_json'])
      .distinct()
      .where('mission_id', '=', mission)
      .where('record_id', 'is not', null)
      .execute()
    for (const { record_id, scopes_json } of rows) {
      // as: written by `keepRun`.
      const id = record_id as RecordId
      rested.set(id, [...(rested.get(id) ?? []), ...(JSON.parse(scopes_json) as ScopeId[])])
    }
  }
  return rested
}

/** Whom silences are about. */
export function silentSeats(
  found: readonly { kind: string; about?: string | null | undefined }[],
): SeatId[] {
  const seats = found.flatMap(({ kind, about }) => {
    const read = kind === 'silence' ? SeatId.safeParse(about) : undefined
    return read?.success ? [read.data] : []
  })
  return [...new Set(seats)]
}

/** Of those that are cells. */
export function centresOf(areas: readonly string[]): Record<string, [number, number]> {
  const cells = [...new Set(areas)].filter((area) => isCell(area))
  return Object.fromEntries(
    cells.map((cell) => {
      const { lat, lon } = cellArea(cell).centre
      return [cell, [lat, lon]]
    }),
  )
}
