import { randomUUID } from 'node:crypto'
import { isRole, type Role } from '@tocsin/schema/primitives/actor'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { AccountDeps } from './account-deps.ts'
import type { Account } from './account-store.ts'
import { writeAudit } from './audit.ts'
import { rolesOfTwo } from './invitation.ts'
import { type RevokeDeps, revokeDevice } from './revoke.ts'
import { seatsOfAccount } from './seats-of-account.ts'
import { endSessionsOf } from './sessions.ts'
import { confirmAsSecond } from './two-persons.ts'

export type NewRole = { role: Role; component: string | null; areas: AreaId[] }

export type RoleChange = NewRole & { id: string; account: string; askedBy: string; askedAt: number }

/**
 * Gives an account another role. It takes effect at once, or for `rolesOfTwo` when a second
 * administrator confirms: then every session of the account ends and its seats are revoked, as what
 * a seat may do is fixed at its enrolment.
 *
 * @returns whether it waits; `not_found`, or `not_allowed` for one's own account and the server's role.
 */
export async function changeRole(
  deps: RevokeDeps,
  by: Account,
  account: string,
  next: NewRole,
): Promise<Result<{ needsSecond: boolean }, Problem>> {
  const { database, mission, clock } = deps
  if (next.role === 'system' || by.role !== 'administrator' || by.id === account) {
    return err(problem('not_allowed'))
  }
  const known = await database.db
    .selectFrom('account')
    .select('account_id')
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .executeTakeFirst()
  if (!known) return err(problem('not_found'))
  const now = clock.now()
  const needsSecond = rolesOfTwo.includes(next.role)
  const id = randomUUID()
  await database.db
    .insertInto('role_change')
    .values({
      mission_id: mission,
      change_id: id,
      account_id: account,
      role: next.role,
      component: next.component,
      areas_json: JSON.stringify(next.areas),
      asked_by: by.id,
      asked_at: now,
      confirmed_by: needsSecond ? null : by.id,
      confirmed_at: needsSecond ? null : now,
      withdrawn_at: null,
    })
    .execute()
  const line = { by: by.id, what: 'role_change_asked', about: account } as const
  await writeAudit(database.db, { mission, now }, { ...line, detail: { role: next.role } })
  if (!needsSecond) await apply(deps, account, next)
  return ok({ needsSecond })
}

/** The second administrator agrees. Returns `second_person_needed` or `not_found`. */
export async function confirmRoleChange(
  deps: RevokeDeps,
  by: Account,
  id: string,
): Promise<Result<undefined, Problem>> {
  const confirmed = await confirmAsSecond(deps, by, { table: 'role_change', id })
  if (!confirmed.ok) return confirmed
  const change = await deps.database.db
    .selectFrom('role_change')
    .selectAll()
    .where('mission_id', '=', deps.mission)
    .where('change_id', '=', id)
    .executeTakeFirstOrThrow()
  const { role, component } = change
  if (!isRole(role)) throw new Error(`a change of role names the role ${role}`)
  // as: the column holds what `changeRole` wrote.
  const areas = JSON.parse(change.areas_json) as AreaId[]
  await apply(deps, change.account_id, { role, component, areas })
  return ok(undefined)
}

/** A change that waits is taken back, by whoever asked for it or another administrator. Returns `not_found`. */
export async function withdrawRoleChange(
  { database: { db }, mission, clock }: Pick<AccountDeps, 'database' | 'mission' | 'clock'>,
  by: Account,
  id: string,
): Promise<Result<undefined, Problem>> {
  const now = clock.now()
  const taken = await db
    .updateTable('role_change')
    .set({ withdrawn_at: now })
    .where('mission_id', '=', mission)
    .where('change_id', '=', id)
    .where('confirmed_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  if (!taken) return err(problem('not_found'))
  const line = { by: by.id, what: 'role_change_withdrawn', about: taken.account_id } as const
  await writeAudit(db, { mission, now }, line)
  return ok(undefined)
}

/** Those that wait for a second administrator, the newest first. */
export async function listRoleChanges({
  database: { db },
  mission,
}: Pick<AccountDeps, 'database' | 'mission'>): Promise<RoleChange[]> {
  const rows = await db
    .selectFrom('role_change')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('confirmed_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('asked_at', 'desc')
    .execute()
  return rows.flatMap(({ role, ...row }) => {
    if (!isRole(role)) return []
    return [
      {
        id: row.change_id,
        account: row.account_id,
        role,
        component: row.component,
        // as: the column holds what `changeRole` wrote.
        areas: JSON.parse(row.areas_json) as AreaId[],
        askedBy: row.asked_by,
        askedAt: row.asked_at,
      },
    ]
  })
}

async function apply(deps: RevokeDeps, account: string, next: NewRole): Promise<void> {
  const { database, mission } = deps
  await database.db
    .updateTable('account')
    .set({
      role: next.role,
      component: next.component,
      areas_json: JSON.stringify(next.areas),
    })
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .execute()
  await endSessionsOf(database.db, mission, account)
  for (const seat of await seatsOfAccount(database.db, mission, account)) {
    await revokeDevice(deps, seat, 'role_changed')
  }
}
