import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { findAccountByName } from './account-store.ts'
import { readSecret, type SecondFactorDeps } from './second-factor.ts'
import { stepMs, totpCode } from './totp.ts'

/** The id of the fictional mission; no real one is called Ondara. */
export const demoMission = 'ondara'

/**
 * The code of an account now, for who tries the demo without an authenticator app. In a real mission
 * it would make two factors one: refused.
 *
 * @returns `demo_refused`, or `not_found` until the account has begun to set up its second factor.
 */
export async function demoCode(
  deps: SecondFactorDeps,
  name: string,
): Promise<Result<{ code: string; seconds: number }, Problem>> {
  if (deps.mission !== demoMission) {
    const reason = 'Codes are told of accounts of the demo only. Use the authenticator app.'
    return err(problem('demo_refused', { reason }))
  }
  const found = await findAccountByName(deps.database.db, deps.mission, name)
  const secret = found && (await readSecret(deps, found.account.id))
  if (!secret) return err(problem('not_found'))
  const now = deps.clock.now()
  const seconds = Math.ceil((stepMs - (now % stepMs)) / 1_000)
  return ok({ code: totpCode(secret, Math.floor(now / stepMs)), seconds })
}
