import type { Role } from '@tocsin/schema/primitives/actor'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import type { Account } from './account-store.ts'

/** Whom an invitation is for. With `account` it is a further device of somebody who is here already. */
export type Invited = {
  name: string
  personName: string
  role: Role
  component: string | null
  areas: AreaId[]
  account?: string | null
}

/** How long a code is good. */
export const invitationMs = 3 * 86_400_000

/**
 * Roles that two administrators give together: who administers, and who reads the records of every
 * area. One alone could make an account for themselves and read what need-to-know keeps from them.
 */
export const rolesOfTwo: readonly Role[] = ['administrator', 'analyst', 'headquarters']

/**
 * Whether somebody may invite with these rights: administrators anybody, a team leader members of
 * their own areas. Never a seat of the server's own.
 */
export function mayInvite(
  by: Pick<Account, 'role' | 'areas'>,
  { role, areas }: Pick<Invited, 'role' | 'areas'>,
): boolean {
  if (role === 'system') return false
  if (by.role === 'administrator') return true
  const isWithin = areas.length > 0 && areas.every((area) => by.areas.includes(area))
  return by.role === 'team_leader' && role === 'jpt_member' && isWithin
}
