import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { writeAudit } from '../accounts/audit.ts'
import { carryOut } from './carry-out.ts'
import type { ErasureDeps, PersonAt } from './erasure-deps.ts'

/**
 * A second person agrees, and what was proposed is destroyed before this returns; or it is refused, by
 * whoever may erase, the one who proposed it too (SPEC ER-5).
 *
 * @returns `second_person_needed` for whoever proposed it, at whichever browser; `not_found` when it no
 * longer waits.
 */
export async function decideErasure(
  deps: ErasureDeps,
  { account, actor }: PersonAt,
  { id, approve }: { id: string; approve: boolean },
): Promise<Result<undefined, Problem>> {
  const { database, mission, clock } = deps
  const now = clock.now()
  const row = await database.db
    .selectFrom('erasure')
    .select(['proposed_by', 'approved'])
    .where('mission_id', '=', mission)
    .where('erasure_id', '=', id)
    .executeTakeFirst()
  if (!row || row.approved !== null) return err(problem('not_found'))
  if (approve && row.proposed_by === account.id) return err(problem('second_person_needed'))
  const decided = await database.db
    .updateTable('erasure')
    .set({
      decided_by: account.id,
      decided_name: account.personName,
      decided_seat: actor.seat,
      decided_at: now,
      approved: approve,
    })
    .where('mission_id', '=', mission)
    .where('erasure_id', '=', id)
    .where('approved', 'is', null)
    .returning('erasure_id')
    .execute()
  if (decided.length === 0) return err(problem('not_found'))
  const what = approve ? 'erasure_confirmed' : 'erasure_refused'
  await writeAudit(database.db, { mission, now }, { by: account.id, what, about: id })
  if (approve) await carryOut(deps, id)
  return ok(undefined)
}
