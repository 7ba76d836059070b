import type { OutsideAnswer } from '@tocsin/schema/desk/given-files'
import type { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Ledger } from '@tocsin/schema/summary/release/ledger'
import { ledgerOf, mayReplan, ReleasePlan, type Told } from '@tocsin/schema/summary/release/plan'
import type { Database } from '../db/database.ts'
import { inTransaction } from '../db/retry.ts'
import type { Clock, Handle } from '../log/log-deps.ts'
import { holdMission } from '../log/mission.ts'

/** What one release added. */
export type Said = Pick<Ledger, 'lines' | 'late'>

export async function readPlan(db: Handle, mission: MissionId): Promise<ReleasePlan | null> {
  const row = await db
    .selectFrom('outside_plan')
    .select('plan_json')
    .where('mission_id', '=', mission)
    .executeTakeFirst()
  return row ? ReleasePlan.parse(JSON.parse(row.plan_json)) : null
}

/** Everything that was told, oldest first. */
async function readTold(db: Handle, mission: MissionId): Promise<Told> {
  const rows = await db
    .selectFrom('outside_release')
    .select(['week', 'said_json'])
    .where('mission_id', '=', mission)
    .orderBy('release')
    .execute()
  // as: the column holds what `keepRelease` wrote.
  const said = rows.map(({ said_json }) => JSON.parse(said_json) as Said)
  return {
    weeks: rows.map(({ week }) => week),
    lines: said.flatMap(({ lines }) => lines),
    late: said.flatMap(({ late }) => late),
  }
}

/** When each week was told for the first time, and by which desk. */
export async function readReleases(
  db: Handle,
  mission: MissionId,
): Promise<OutsideAnswer['releases']> {
  const rows = await db
    .selectFrom('outside_release')
    .select(['week', 'made_at', 'made_by'])
    .where('mission_id', '=', mission)
    .orderBy('release')
    .execute()
  // as: written by `keepRelease`.
  return rows.map((row) => ({ week: row.week, at: row.made_at, seat: row.made_by as SeatId }))
}

/** `not_found` while nobody has made a plan. */
export async function readLedger(
  db: Handle,
  mission: MissionId,
): Promise<Result<{ plan: ReleasePlan; ledger: Ledger }, Problem>> {
  const plan = await readPlan(db, mission)
  if (!plan) return err(problem('not_found'))
  const ledger = ledgerOf(plan, await readTold(db, mission))
  return ledger.ok ? ok({ plan, ledger: ledger.value }) : ledger
}

/** Sets the plan, unless it changes what was told (SPEC RP-1). */
export async function setPlan(
  { database, mission, clock }: { database: Database; mission: MissionId; clock: Clock },
  { plan, by }: { plan: ReleasePlan; by: SeatId },
): Promise<Problem | undefined> {
  return await inTransaction(database, async (tx) => {
    await holdMission(tx, mission)
    const refusal = mayReplan(await readPlan(tx, mission), plan, await readTold(tx, mission))
    if (refusal) return refusal
    const row = { plan_json: JSON.stringify(plan), set_by: by, set_at: clock.now() }
    await tx
      .insertInto('outside_plan')
      .values({ mission_id: mission, ...row })
      .onConflict((conflict) => conflict.column('mission_id').doUpdateSet(row))
      .execute()
    return undefined
  })
}

export async function keepRelease(
  db: Handle,
  mission: MissionId,
  kept: { release: number; week: string; said: Said; by: SeatId; now: number },
): Promise<void> {
  await db
    .insertInto('outside_release')
    .values({
      mission_id: mission,
      release: kept.release,
      week: kept.week,
      said_json: JSON.stringify(kept.said),
      made_by: kept.by,
      made_at: kept.now,
    })
    .execute()
}
