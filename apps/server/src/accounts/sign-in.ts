import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { type Account, findAccountByName } from './account-store.ts'
import type { InvitationDeps } from './invitation-store.ts'
import { isKnownBrowser } from './known-browser.ts'
import { hashPassword, isPassword, longestPassword } from './password.ts'
import { countGuess, wasRight } from './sign-in-limit.ts'

let nobodysHash: Promise<string> | undefined

/**
 * Checks a name and a password. A name that does not exist takes as long as one that does.
 *
 * @returns `sign_in_refused` without saying which of the two was wrong, or `rate_limited`.
 */
export async function signIn(
  deps: Pick<InvitationDeps, 'database' | 'mission' | 'clock'>,
  typed: { name: string; password: string; address: string; browser?: string | undefined },
): Promise<Result<Account, Problem>> {
  const { database, mission } = deps
  const found = await findAccountByName(database.db, mission, typed.name)
  const isKnown = await isKnownBrowser(deps, typed.browser, found?.account.id)
  const attempt = { what: 'password', at: typed.name, address: typed.address, isKnown } as const
  const allowed = await countGuess(deps, attempt)
  if (!allowed.ok) return allowed
  if (typed.password.length > longestPassword) return err(problem('sign_in_refused'))
  nobodysHash ??= hashPassword('a password that nobody has')
  const isRight = await isPassword(found?.passwordHash ?? (await nobodysHash), typed.password)
  if (!found || !isRight || found.account.disabled) return err(problem('sign_in_refused'))
  await wasRight(deps, attempt)
  return ok(found.account)
}
