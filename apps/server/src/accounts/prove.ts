import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { findAccountByName } from './account-store.ts'
import { type Asker, checkPasskey, type PasskeyDeps } from './passkeys.ts'
import { isPassword, longestPassword } from './password.ts'
import { checkSecondFactor, hasSecondFactor, type SecondFactorDeps } from './second-factor.ts'
import { markProven } from './sessions.ts'
import { countGuess, wasRight } from './sign-in-limit.ts'

/** How long a person who showed once more who they are may change their own account. */
const provenMs = 5 * 60_000

export type ProveDeps = SecondFactorDeps & PasskeyDeps

/** What is shown beside the password; nothing where the account has no second factor. */
export type Shown = { code: string } | { passkey: AuthenticationResponseJSON } | undefined

/** True for the few minutes after {@link proveAgain} in this session. */
export function isProven(provenAt: number | null, now: number): boolean {
  return provenAt !== null && now - provenAt < provenMs
}

/**
 * The person behind an open session shows once more that it is theirs: password and, where the
 * account has one, second factor (ASVS 5.0, 7.5.1). Counted as guesses of a known browser.
 *
 * @returns `sign_in_refused`, `code_refused`, `bad_signature` or `rate_limited`.
 */
export async function proveAgain(
  deps: ProveDeps,
  { account, session, address }: Asker & { address: string },
  { password, shown }: { password: string; shown: Shown },
): Promise<Result<undefined, Problem>> {
  const { database, mission } = deps
  const attempt = { what: 'password', at: account.name, address, isKnown: true } as const
  const allowed = await countGuess(deps, attempt)
  if (!allowed.ok) return allowed
  const found = await findAccountByName(database.db, mission, account.name)
  const isRight =
    found && password.length <= longestPassword && (await isPassword(found.passwordHash, password))
  if (!isRight) return err(problem('sign_in_refused'))
  if (await hasSecondFactor(deps, account.id)) {
    const second = await showSecond(deps, { account, session, address }, shown)
    if (!second.ok) return second
  }
  await wasRight(deps, attempt)
  await markProven(deps, session)
  return ok(undefined)
}

/** A code of the app, a recovery code, or the answer of a key, counted like each other. */
export async function showSecond(
  deps: ProveDeps,
  { account, session, address }: Asker & { address: string },
  shown: Shown,
): Promise<Result<undefined, Problem>> {
  if (!shown) return err(problem('code_refused'))
  const attempt = { what: 'code', at: account.id, address, isKnown: true } as const
  const allowed = await countGuess(deps, attempt)
  if (!allowed.ok) return allowed
  if ('passkey' in shown) {
    const answered = await checkPasskey(deps, { account, session }, shown.passkey)
    if (!answered) return err(problem('bad_signature'))
  } else {
    const fits = await checkSecondFactor(deps, account.id, shown.code)
    if (!fits.ok) return fits
  }
  await wasRight(deps, attempt)
  return ok(undefined)
}
