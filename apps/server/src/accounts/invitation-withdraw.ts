import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Account } from './account-store.ts'
import { writeAudit } from './audit.ts'
import type { InvitationDeps } from './invitation-store.ts'

/** Takes an unused invitation back: administrators any, others their own. Returns `not_found`. */
export async function withdrawInvitation(
  { database: { db }, mission, clock }: Omit<InvitationDeps, 'random'>,
  by: Account,
  id: string,
): Promise<Result<undefined, Problem>> {
  const now = clock.now()
  let change = db
    .updateTable('invitation')
    .set({ withdrawn_at: now })
    .where('mission_id', '=', mission)
    .where('invitation_id', '=', id)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
  if (by.role !== 'administrator') change = change.where('made_by', '=', by.id)
  const done = await change.returning('invitation_id').execute()
  if (done.length === 0) return err(problem('not_found'))
  await writeAudit(db, { mission, now }, { by: by.id, what: 'invitation_withdrawn', about: id })
  return ok(undefined)
}
