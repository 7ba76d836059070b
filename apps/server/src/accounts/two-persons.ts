import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Account } from './account-store.ts'
import { type Audited, writeAudit } from './audit.ts'
import type { InvitationDeps } from './invitation-store.ts'

type Asked = { table: 'invitation'; id: string } | { table: 'role_change'; id: string }

const columns = {
  invitation: { id: 'invitation_id', by: 'made_by', confirmed: 'invitation_confirmed' },
  role_change: { id: 'change_id', by: 'asked_by', confirmed: 'role_change_confirmed' },
} as const satisfies Record<string, { id: string; by: string; confirmed: Audited }>

/**
 * The second administrator agrees to what another one asked for. It takes effect by this, once.
 *
 * @returns `second_person_needed` for whoever asked themselves, `not_found` when it no longer waits.
 */
export async function confirmAsSecond(
  { database: { db }, mission, clock }: Omit<InvitationDeps, 'random'>,
  by: Account,
  { table, id }: Asked,
): Promise<Result<undefined, Problem>> {
  const now = clock.now()
  const { id: idColumn, by: byColumn, confirmed } = columns[table]
  // as: Kysely cannot follow that a table and its columns vary together.
  const any = table as 'invitation'
  const idOf = idColumn as 'invitation_id'
  const waiting = await db
    .selectFrom(any)
    .select(byColumn as 'made_by')
    .where('mission_id', '=', mission)
    .where(idOf, '=', id)
    .where('confirmed_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!waiting) return err(problem('not_found'))
  const askedBy = Object.values(waiting)[0]
  if (by.role !== 'administrator' || askedBy === by.id) return err(problem('second_person_needed'))
  const done = await db
    .updateTable(any)
    .set({ confirmed_by: by.id, confirmed_at: now })
    .where('mission_id', '=', mission)
    .where(idOf, '=', id)
    .where('confirmed_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('confirmed_at')
    .execute()
  if (done.length === 0) return err(problem('not_found'))
  await writeAudit(db, { mission, now }, { by: by.id, what: confirmed, about: id })
  return ok(undefined)
}
