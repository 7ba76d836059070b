import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { AccountDeps } from './account-deps.ts'
import { type Account, findAccountByName } from './account-store.ts'
import { hashPassword, isPassword, longestPassword } from './password.ts'
import type { SignInLimit } from './sign-in-limit.ts'

let nobodysHash: Promise<string> | undefined

/**
 * Checks a name and a password. A name that does not exist takes as long as one that does.
 *
 * @returns `sign_in_refused` without saying which of the two was wrong, or `rate_limited`.
 */
export async function signIn(
  { database: { db }, mission }: Pick<AccountDeps, 'database' | 'mission'>,
  limit: SignInLimit,
  typed: { name: string; password: string; address: string },
): Promise<Result<Account, Problem>> {
  const allowed = await limit.guess(typed.name, typed.address)
  if (!allowed.ok) return allowed
  if (typed.password.length > longestPassword) return err(problem('sign_in_refused'))
  const found = await findAccountByName(db, mission, typed.name)
  nobodysHash ??= hashPassword('a password that nobody has')
  const isRight = await isPassword(found?.passwordHash ?? (await nobodysHash), typed.password)
  if (!found || !isRight || found.account.disabled) return err(problem('sign_in_refused'))
  await limit.wasRight(typed.name, typed.address)
  return ok(found.account)
}
