import { randomUUID } from 'node:crypto'
import type { Role } from '@tocsin/schema/primitives/actor'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { AccountDeps } from './account-deps.ts'
import { accountName, insertAccount } from './account-store.ts'
import { hashPassword, makePassword } from './password.ts'

export type Invitation = {
  name: string
  personName: string
  role: Role
  component: string | null
  areas: AreaId[]
}

/**
 * Makes an account with a password of the server's own, which is told once and kept only as a hash.
 *
 * @returns `bad_input` when the name is taken or the role is not a person's.
 */
export async function inviteAccount(
  { database: { db }, mission, clock, random }: Omit<AccountDeps, 'roster'>,
  invitation: Invitation,
): Promise<Result<{ name: string; password: string }, Problem>> {
  if (invitation.role === 'system') return err(problem('bad_input', { field: 'role' }))
  const password = makePassword(random)
  const name = accountName(invitation.name)
  const made = await insertAccount(db, mission, {
    ...invitation,
    name,
    id: randomUUID(),
    passwordHash: await hashPassword(password),
    createdAt: clock.now(),
  })
  return made ? ok({ name, password }) : err(problem('bad_input', { field: 'name' }))
}
