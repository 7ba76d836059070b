import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { AccountDeps } from '../accounts/account-deps.ts'
import { findAccountByName } from '../accounts/account-store.ts'
import { hashPassword, makePassword } from '../accounts/password.ts'
import { resetSecondFactor } from '../accounts/second-factor.ts'
import { inTransaction } from '../db/retry.ts'

type Deps = Pick<AccountDeps, 'database' | 'mission' | 'random'>

/**
 * Gives an account a new password, told this one time, and ends its sessions.
 *
 * @returns `not_found`.
 */
export async function renewPassword(
  deps: Deps,
  name: string,
): Promise<Result<{ name: string; password: string }, Problem>> {
  const password = makePassword(deps.random)
  const changed = await changeAccount(deps, name, { password_hash: await hashPassword(password) })
  return changed.ok ? ok({ ...changed.value, password }) : changed
}

/**
 * Closes an account and ends its sessions. Its tablets keep what they hold until they are revoked.
 *
 * @returns `not_found`.
 */
export async function disableAccount(
  deps: Deps,
  name: string,
): Promise<Result<{ name: string }, Problem>> {
  return await changeAccount(deps, name, { disabled: true })
}

/**
 * Makes an account an identity officer, or takes the function away. Names are opened only once the
 * root has signed the officer's key.
 *
 * @returns `not_found`.
 */
export async function setOfficer(
  deps: Deps,
  { name, isOfficer }: { name: string; isOfficer: boolean },
): Promise<Result<{ name: string; personName: string }, Problem>> {
  const found = await findAccountByName(deps.database.db, deps.mission, name)
  if (!found) return err(problem('not_found'))
  const { account } = found
  await deps.database.db
    .updateTable('account')
    .set({ identity_officer: isOfficer })
    .where('mission_id', '=', deps.mission)
    .where('account_id', '=', account.id)
    .execute()
  return ok({ name: account.name, personName: account.personName })
}

/**
 * Takes an account's second factor away, so that its next sign-in sets a new one up.
 *
 * @returns `not_found`.
 */
export async function takeSecondFactor(
  deps: Deps & Pick<AccountDeps, 'clock'>,
  name: string,
): Promise<Result<{ name: string }, Problem>> {
  const found = await findAccountByName(deps.database.db, deps.mission, name)
  if (!found) return err(problem('not_found'))
  const reset = await resetSecondFactor(deps, null, found.account.id)
  return reset.ok ? ok({ name: found.account.name }) : reset
}

async function changeAccount(
  { database, mission }: Deps,
  name: string,
  change: { password_hash: string } | { disabled: boolean },
): Promise<Result<{ name: string }, Problem>> {
  const found = await findAccountByName(database.db, mission, name)
  if (!found) return err(problem('not_found'))
  const { id } = found.account
  await inTransaction(database, async (tx) => {
    await tx
      .updateTable('account')
      .set(change)
      .where('mission_id', '=', mission)
      .where('account_id', '=', id)
      .execute()
    await tx
      .deleteFrom('session')
      .where('mission_id', '=', mission)
      .where('account_id', '=', id)
      .execute()
  })
  return ok({ name: found.account.name })
}
