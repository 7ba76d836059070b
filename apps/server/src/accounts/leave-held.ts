import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { AccountDeps } from './account-deps.ts'
import type { Account } from './account-store.ts'
import { writeAudit } from './audit.ts'

/**
 * Leaves something held where it is, with a reason: it stays, and no longer asks for a decision. It can
 * be admitted later all the same. `not_found` for what is not held, or was left before.
 */
export async function leaveHeld(
  { database: { db }, mission, clock }: Pick<AccountDeps, 'database' | 'mission' | 'clock'>,
  by: Account,
  { key, reason }: { key: string; reason: string },
): Promise<Result<undefined, Problem>> {
  const now = clock.now()
  const held = await db
    .selectFrom('quarantine')
    .select('quarantine_key')
    .where('mission_id', '=', mission)
    .where('quarantine_key', '=', key)
    .where('proven', '=', true)
    .executeTakeFirst()
  if (!held) return err(problem('not_found'))
  const rows = await db
    .insertInto('held_left')
    .values({ mission_id: mission, quarantine_key: key, account_id: by.id, reason, left_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('quarantine_key')
    .execute()
  if (rows.length === 0) return err(problem('not_found'))
  await writeAudit(
    db,
    { mission, now },
    { by: by.id, what: 'held_left', about: key, detail: { reason } },
  )
  return ok(undefined)
}
