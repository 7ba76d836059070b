import { isRole, type Role } from '@tocsin/schema/primitives/actor'
import type { AreaId, MissionId } from '@tocsin/schema/primitives/ids'
import type { Selectable } from 'kysely'
import type { AccountTable } from '../db/tables.ts'
import type { Handle } from '../log/log-deps.ts'

/** A person who may sign in. What a seat may do is fixed when it is enrolled, from this. */
export type Account = {
  id: string
  /** What is typed at sign-in, in lower case. */
  name: string
  personName: string
  role: Role
  component: string | null
  areas: AreaId[]
  disabled: boolean
  isIdentityOfficer: boolean
}

export type NewAccount = Omit<Account, 'disabled' | 'isIdentityOfficer'> & {
  isIdentityOfficer?: boolean
  passwordHash: string
  createdAt: number
}

export function accountName(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase()
}

/** False when the name is taken. */
export async function insertAccount(
  db: Handle,
  mission: MissionId,
  account: NewAccount,
): Promise<boolean> {
  const rows = await db
    .insertInto('account')
    .values({
      mission_id: mission,
      account_id: account.id,
      name: accountName(account.name),
      password_hash: account.passwordHash,
      person_name: account.personName,
      role: account.role,
      component: account.component,
      areas_json: JSON.stringify(account.areas),
      disabled: false,
      identity_officer: account.isIdentityOfficer ?? false,
      created_at: account.createdAt,
      totp_wrapped: null,
      totp_confirmed_at: null,
      totp_step: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .execute()
  return rows.length === 1
}

export async function findAccountByName(
  db: Handle,
  mission: MissionId,
  name: string,
): Promise<{ account: Account; passwordHash: string } | undefined> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('name', '=', accountName(name))
    .executeTakeFirst()
  return row && { account: accountFromRow(row), passwordHash: row.password_hash }
}

export async function listAccounts(db: Handle, mission: MissionId): Promise<Account[]> {
  const rows = await db
    .selectFrom('account')
    .selectAll()
    .where('mission_id', '=', mission)
    .orderBy('name')
    .execute()
  return rows.map(accountFromRow)
}

export function accountFromRow(row: Selectable<AccountTable>): Account {
  if (!isRole(row.role)) throw new Error(`account ${row.account_id} has the role ${row.role}`)
  return {
    id: row.account_id,
    name: row.name,
    personName: row.person_name,
    role: row.role,
    component: row.component,
    // as: the column holds what `insertAccount` wrote.
    areas: JSON.parse(row.areas_json) as AreaId[],
    disabled: row.disabled,
    isIdentityOfficer: row.identity_officer,
  }
}
