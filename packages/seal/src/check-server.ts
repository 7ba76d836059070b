import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { fingerprintOf, ServerProof } from '@tocsin/schema/trust/signed'
import { verifyStatement } from './statement.ts'

/**
 * Whether the holder of the mission's delegate answered this very question, before anything is told
 * to it (SPEC DV-5). `nonce` is what was drawn for it. Never throws.
 *
 * @returns `mission_not_proven` with the `part` that failed.
 */
export async function checkServer(
  foreign: unknown,
  asked: { mission: MissionId; fingerprint: string; nonce: string },
): Promise<Result<undefined, Problem>> {
  const parsed = ServerProof.safeParse(foreign)
  if (!parsed.success) return err(notProven('form'))
  const { root, delegate, here } = parsed.data
  if (fingerprintOf(root) !== asked.fingerprint) return err(notProven('root'))
  if ([delegate, here].some(({ statement }) => statement.mission !== asked.mission)) {
    return err(notProven('mission'))
  }
  if (!(await verifyStatement(root, delegate))) return err(notProven('delegate'))
  const { issuedAt, nonce } = here.statement
  const { key, from, until } = delegate.statement
  // Both moments are the mission's own: a device that never heard a server has no other clock to trust.
  if (issuedAt < from || issuedAt > until) return err(notProven('delegate_date'))
  const isHere = nonce === asked.nonce && (await verifyStatement(key, here))
  return isHere ? ok(undefined) : err(notProven('here'))
}

function notProven(part: string): Problem {
  return problem('mission_not_proven', { part })
}
