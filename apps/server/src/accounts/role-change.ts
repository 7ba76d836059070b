import { randomUUID } from 'node:crypto'
import type { RightsReason } from '@tocsin/schema/desk/rights-reasons'
import { isRole, type Role } from '@tocsin/schema/primitives/actor'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import { type Problem, problem } from '@tocsin/schema/problem'
import { inTransaction } from '../db/retry.ts'
import type { AccountDeps } from './account-deps.ts'
import { type Account, accountFromRow } from './account-store.ts'
import { alignSeats } from './align-seats.ts'
import { writeAudit } from './audit.ts'
import { rolesOfTwo } from './invitation.ts'
import type { RevokeDeps } from './revoke.ts'
import { endSessionsOf } from './sessions.ts'
import { confirmAsSecond } from './two-persons.ts'

export type NewRole = {
  role: Role
  component: string | null
  areas: AreaId[]
  reason: RightsReason
}

export type RoleChange = NewRole & { id: string; account: string; askedBy: string; askedAt: number }

/**
 * Gives an account another role, component or areas (SPEC RC-6). It takes effect at once, or for
 * `rolesOfTwo` when a second administrator confirms: its sessions end and its seats follow. What waits
 * for the same account falls, so that nobody confirms what was asked for under other rights.
 *
 * @returns whether it waits; `not_found`, `nothing_changed`, or `not_allowed` for one's own account (so
 * the last administrator stays one) and the server's role.
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
    .selectAll()
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .executeTakeFirst()
  if (!known) return err(problem('not_found'))
  if (isAsBefore(accountFromRow(known), next)) return err(problem('nothing_changed'))
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
      reason: next.reason,
      asked_by: by.id,
      asked_at: now,
      confirmed_by: needsSecond ? null : by.id,
      confirmed_at: needsSecond ? null : now,
      withdrawn_at: null,
    })
    .execute()
  const line = { by: by.id, what: 'role_change_asked', about: account } as const
  const detail = { role: next.role, reason: next.reason }
  await writeAudit(database.db, { mission, now }, { ...line, detail })
  if (needsSecond) return ok({ needsSecond })
  const applied = await apply(deps, { by: [by.id], account, next })
  return applied.ok ? ok({ needsSecond }) : applied
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
  const { role, component, account_id: account, asked_by } = change
  if (!isRole(role)) throw new Error(`a change of role names the role ${role}`)
  // as: the column holds what `changeRole` wrote.
  const areas = JSON.parse(change.areas_json) as AreaId[]
  return apply(deps, { by: [by.id, asked_by], account, next: { role, component, areas } })
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
        reason: row.reason as RightsReason,
        askedBy: row.asked_by,
        askedAt: row.asked_at,
      },
    ]
  })
}

/**
 * `by` = who decided. All of them have to be administrators still, none of them of the account itself
 * but where another one asked: so two who demote each other at one moment leave one.
 *
 * @returns `second_person_needed` when somebody who decided is no longer one.
 */
async function apply(
  deps: RevokeDeps,
  { by, account, next }: { by: string[]; account: string; next: Omit<NewRole, 'reason'> },
): Promise<Result<undefined, Problem>> {
  const { database, mission, clock } = deps
  const isGiven = await inTransaction(database, async (tx) => {
    const administrators = await tx
      .selectFrom('account')
      .select('account_id')
      .where('mission_id', '=', mission)
      .where('role', '=', 'administrator')
      .where('disabled', '=', false)
      .orderBy('account_id')
      .forUpdate()
      .execute()
    const known = new Set(administrators.map((row) => row.account_id))
    if (!by.every((id) => known.has(id))) return false
    await tx
      .updateTable('account')
      .set({
        role: next.role,
        component: next.component,
        areas_json: JSON.stringify(next.areas),
      })
      .where('mission_id', '=', mission)
      .where('account_id', '=', account)
      .execute()
    await tx
      .updateTable('role_change')
      .set({ withdrawn_at: clock.now() })
      .where('mission_id', '=', mission)
      .where('account_id', '=', account)
      .where('confirmed_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .execute()
    await endSessionsOf(tx, mission, account)
    return true
  })
  if (!isGiven) return err(problem('second_person_needed'))
  await alignSeats(deps, { id: account, ...next })
  // A session that was opened while the seats still had what they had before.
  await endSessionsOf(database.db, mission, account)
  return ok(undefined)
}

function isAsBefore({ role, component, areas }: Account, next: Omit<NewRole, 'reason'>): boolean {
  const before = { role, component, areas: [...areas] }
  return sameJson(before, { role: next.role, component: next.component, areas: [...next.areas] })
}
