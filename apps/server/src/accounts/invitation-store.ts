import { randomUUID } from 'node:crypto'
import { isRole } from '@tocsin/schema/primitives/actor'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { InvitationTable } from '../db/tables.ts'
import type { AccountDeps } from './account-deps.ts'
import { type Account, accountName, findAccountByName } from './account-store.ts'
import { writeAudit } from './audit.ts'
import { type Invited, invitationMs, mayInvite, rolesOfTwo } from './invitation.ts'
import { codeHash, makeCode } from './one-time-code.ts'

export type InvitationDeps = Pick<AccountDeps, 'database' | 'mission' | 'clock' | 'random'>

/** An invitation as the mission has it; its code is known only to whom it was told. */
export type Invitation = Required<Invited> & {
  id: string
  madeBy: string | null
  madeAt: number
  expiresAt: number
  /** Null while it waits for the second administrator: its code does nothing until then. */
  confirmedAt: number | null
  usedAt: number | null
  withdrawnAt: number | null
}

export type MadeInvitation = { id: string; code: string; expiresAt: number; needsSecond: boolean }

/**
 * Makes a one-time invitation. The code is told once, to be handed over or shown as a QR code; the
 * invited person chooses a password with it (`acceptInvitation`), or a device enrols by it.
 *
 * @param by Whose rights it rests on; null for the command line, which needs no second person.
 * @returns `not_allowed` beyond these rights, `bad_input` when the name is taken.
 */
export async function makeInvitation(
  { database: { db }, mission, clock, random }: InvitationDeps,
  by: Account | null,
  invited: Invited,
  lastsMs: number = invitationMs,
): Promise<Result<MadeInvitation, Problem>> {
  if (invited.role === 'system' || (by && !mayInvite(by, invited))) {
    return err(problem('not_allowed'))
  }
  const account = invited.account ?? null
  const name = accountName(invited.name)
  if (account === null && (await findAccountByName(db, mission, name))) {
    return err(problem('bad_input', { field: 'name' }))
  }
  const now = clock.now()
  const needsSecond = by !== null && rolesOfTwo.includes(invited.role)
  const code = makeCode(random)
  const id = randomUUID()
  const expiresAt = now + lastsMs
  await db
    .insertInto('invitation')
    .values({
      mission_id: mission,
      invitation_id: id,
      code_hash: codeHash(code),
      account_id: account,
      name,
      person_name: invited.personName,
      role: invited.role,
      component: invited.component,
      areas_json: JSON.stringify(invited.areas),
      made_by: by?.id ?? null,
      made_at: now,
      expires_at: expiresAt,
      confirmed_by: needsSecond ? null : (by?.id ?? null),
      confirmed_at: needsSecond ? null : now,
      used_at: null,
      withdrawn_at: null,
    })
    .execute()
  const line = { by: by?.id ?? null, what: 'invitation_made', about: id } as const
  await writeAudit(db, { mission, now }, { ...line, detail: { role: invited.role } })
  return ok({ id, code, expiresAt, needsSecond })
}

/** The invitation of a code that is still good: confirmed, neither used nor withdrawn nor expired. */
export async function findInvitation(
  { database: { db }, mission, clock }: Pick<InvitationDeps, 'database' | 'mission' | 'clock'>,
  code: string,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('code_hash', '=', codeHash(code))
    .where('confirmed_at', 'is not', null)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .executeTakeFirst()
  return row && invitationFromRow(row)
}

/** Those that may still be used or wait for the second administrator, the newest first. */
export async function listInvitations({
  database: { db },
  mission,
  clock,
}: Pick<InvitationDeps, 'database' | 'mission' | 'clock'>): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', clock.now())
    .orderBy('made_at', 'desc')
    .execute()
  return rows.map(invitationFromRow)
}

export function invitationFromRow(row: InvitationTable): Invitation {
  if (!isRole(row.role)) throw new Error(`an invitation has the role ${row.role}`)
  return {
    id: row.invitation_id,
    account: row.account_id,
    name: row.name,
    personName: row.person_name,
    role: row.role,
    component: row.component,
    // as: the column holds what `makeInvitation` wrote.
    areas: JSON.parse(row.areas_json) as AreaId[],
    madeBy: row.made_by,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    confirmedAt: row.confirmed_at,
    usedAt: row.used_at,
    withdrawnAt: row.withdrawn_at,
  }
}
