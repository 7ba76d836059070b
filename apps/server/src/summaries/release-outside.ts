import { sha256Of } from '@tocsin/schema/chain/hash'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { type Bytes, toHex } from '@tocsin/schema/primitives/bytes'
import { canonicalJsonBytes, type Json } from '@tocsin/schema/primitives/canonical-json'
import type { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { missionArea } from '@tocsin/schema/primitives/mission-scope'
import { countedAt } from '@tocsin/schema/primitives/occurred'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { previousWeek, type Week, weekStarting } from '@tocsin/schema/primitives/week'
import { type Problem, problem } from '@tocsin/schema/problem'
import { gridFigures } from '@tocsin/schema/summary/release/grid-figures'
import { gridOf, type Ledger } from '@tocsin/schema/summary/release/ledger'
import {
  type OutsideTable,
  outsideTable,
  type ReleaseProfile,
} from '@tocsin/schema/summary/release/outside-table'
import { type ExactOf, releaseWeek } from '@tocsin/schema/summary/release/release-week'
import type { Database } from '../db/database.ts'
import { inTransaction } from '../db/retry.ts'
import type { Clock, Generation, Handle } from '../log/log-deps.ts'
import { holdMission, missionOf } from '../log/mission.ts'
import { readBandedRows } from '../projections/read-summary.ts'
import { keepRelease, readLedger } from './outside-ledger.ts'

/** What an office is handed, and the hash that the event about it names. */
export type ReleasedTable = { table: OutsideTable; hash: string }

/**
 * The table of a week as a profile gets it. The first time that anybody asks for a week that is over
 * it is released: what it tells then stands in the ledger for good (SPEC RP-3).
 *
 * @returns `not_found` without a plan or such a profile; `bad_input` for a week that is not over, or
 * before the plan begins.
 */
export async function releaseOutside(
  { database, mission, clock }: { database: Database; mission: MissionId; clock: Clock },
  asked: { weekStart: string; profile: string; by: SeatId },
): Promise<Result<ReleasedTable, Problem>> {
  return await inTransaction(database, async (tx) => {
    await holdMission(tx, mission)
    const { settings, generation } = await missionOf(tx, mission)
    const read = await readLedger(tx, mission)
    if (!read.ok) return read
    const { plan, ledger } = read.value
    const profile = plan.profiles.find(({ name }) => name === asked.profile)
    if (!profile) return err(problem('not_found'))
    const week = weekStarting(settings.week, asked.weekStart)
    const now = clock.now()
    if (now < utcMs(week.end)) return err(problem('bad_input'))
    const at = { mission, generation }
    const exactOf = await exactFigures(tx, at, settings, ledger, [...ledger.weeks, week.firstDate])
    const next = releaseWeek(ledger, week.firstDate, exactOf)
    if (!next.ok) return next
    if (next.value !== ledger) {
      const said = {
        lines: next.value.lines.slice(ledger.lines.length),
        late: next.value.late.slice(ledger.late.length),
      }
      const release = next.value.weeks.length
      await keepRelease(tx, mission, { release, week: week.firstDate, said, by: asked.by, now })
    }
    return tableFor(next.value, profile, settings, week)
  })
}

/** What a profile is given of a released week; `not_found` for one that was not released. */
export function tableFor(
  ledger: Ledger,
  profile: ReleaseProfile,
  settings: Pick<MissionSettings, 'week'>,
  week: Week,
): Result<ReleasedTable, Problem> {
  const previous = previousWeek(settings.week, week).firstDate
  const table = outsideTable(ledger, profile, { week: week.firstDate, previous })
  return table.ok ? ok({ table: table.value, hash: hashOf(table.value) }) : table
}

/** Figures of these weeks as they are known now; weeks of no grid have none. */
async function exactFigures(
  db: Handle,
  at: Generation,
  settings: MissionSettings,
  ledger: Ledger,
  dates: readonly string[],
): Promise<ExactOf> {
  const weeks = dates.map((date) => weekStarting(settings.week, date)).sort(byStart)
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (!first || !last) return () => new Map()
  const rows = await readBandedRows(db, at, { from: first.start, to: last.end })
  const areas = settings.areas.map(({ id }) => id).filter((id) => id !== missionArea)
  return (date) => {
    const grid = gridOf(ledger, date)
    const week = weekStarting(settings.week, date)
    const previous = previousWeek(settings.week, week)
    const ofWeek = rows.filter(({ occurred }) => {
      const moment = countedAt(occurred)
      return moment !== undefined && week.start <= moment && moment < week.end
    })
    return grid ? gridFigures(grid, ofWeek, { week, previous, areas }) : new Map()
  }
}

function byStart(a: Week, b: Week): number {
  return a.start < b.start ? -1 : 1
}

/** The one text of a table: canonical JSON (RFC 8785). */
export function tableBytes(table: OutsideTable): Bytes {
  // as: what JSON.parse gives is JSON.
  return canonicalJsonBytes(JSON.parse(JSON.stringify(table)) as Json)
}

/** SHA-256, hex, of the text of a table. */
function hashOf(table: OutsideTable): string {
  return toHex(sha256Of(tableBytes(table)))
}
