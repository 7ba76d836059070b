import type { RunSummary } from '@tocsin/early-warning/run/answers'
import type { FoundRisk, FoundWarning, RunFound } from '@tocsin/early-warning/run/found'
import type { MissionId, RecordId } from '@tocsin/schema/primitives/ids'
import type { Database } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import { inTransaction } from '../db/retry.ts'
import type { RiskEntryTable, WarningFoundTable } from '../db/warning-tables.ts'
import type { Handle } from '../log/log-deps.ts'

export type RunKey = {
  mission: MissionId
  id: string
  askedBy: 'schedule' | 'desk'
  knownAt: number
}

export type KeptFound = {
  found: FoundWarning
  standing: WarningFoundTable['standing']
  record: RecordId | null
}
export type KeptRisk = { horizon: 7 | 28; entry: FoundRisk; record: RecordId | null }

/** A run that has not ended by then was cut off. */
const longestRunMs = 15 * 60_000

/** Takes a run for this server; false where it is made, or another server is making it. */
export async function claimRun(db: Handle, run: RunKey, now: number): Promise<boolean> {
  await db
    .deleteFrom('warning_run')
    .where('mission_id', '=', run.mission)
    .where('summary_json', 'is', null)
    .where('made_at', '<', now - longestRunMs)
    .execute()
  const claimed = await db
    .insertInto('warning_run')
    .values({
      mission_id: run.mission,
      run_id: run.id,
      asked_by: run.askedBy,
      known_at: run.knownAt,
      made_at: now,
      summary_json: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('run_id')
    .execute()
  return claimed.length > 0
}

/** A run that failed may be made again. */
export async function leaveRun(db: Handle, { mission, id }: RunKey): Promise<void> {
  await db
    .deleteFrom('warning_run')
    .where('mission_id', '=', mission)
    .where('run_id', '=', id)
    .execute()
}

export async function keepRun(
  database: Database,
  { mission, id }: RunKey,
  kept: { found: RunFound; warnings: readonly KeptFound[]; risks: readonly KeptRisk[] },
): Promise<void> {
  const { warnings: _, risk7: __, risk28: ___, ...summary } = kept.found
  const told: RunSummary = summary
  const key = { mission_id: mission as string, run_id: id }
  const found = kept.warnings.map((one, number): WarningFoundTable => {
    const { scopes } = one.found
    return {
      ...key,
      number,
      standing: one.standing,
      record_id: one.record,
      scopes_json: JSON.stringify(scopes),
      found_json: JSON.stringify(one.found),
    }
  })
  const risks = kept.risks.map(({ horizon, entry, record }): RiskEntryTable => {
    return {
      ...key,
      horizon,
      place: entry.place,
      area: entry.area,
      record_id: record,
      scopes_json: JSON.stringify(entry.scopes),
      entry_json: JSON.stringify(entry),
    }
  })
  await inTransaction(database, async (tx) => {
    if (found.length > 0) await insertRows('warning_found', foundColumns, found).execute(tx)
    if (risks.length > 0) await insertRows('risk_entry', riskColumns, risks).execute(tx)
    await tx
      .updateTable('warning_run')
      .set({ summary_json: JSON.stringify(told) })
      .where('mission_id', '=', mission)
      .where('run_id', '=', id)
      .execute()
  })
}

const foundColumns = {
  mission_id: 'text',
  run_id: 'text',
  number: 'int8',
  standing: 'text',
  record_id: 'text',
  scopes_json: 'json',
  found_json: 'json',
} as const

const riskColumns = {
  mission_id: 'text',
  run_id: 'text',
  horizon: 'int8',
  place: 'int8',
  area: 'text',
  record_id: 'text',
  scopes_json: 'json',
  entry_json: 'json',
} as const
