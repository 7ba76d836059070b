import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Signed } from '@tocsin/schema/trust/signed'
import type { DelegateStatement } from '@tocsin/schema/trust/statements'
import { verifyStatement } from '@tocsin/seal/statement'
import { holdSigningKey } from '../trust/held-key.ts'
import { findRoot } from '../trust/mission-root.ts'
import { keepStatement, newestStatement } from '../trust/statement-store.ts'
import type { TrustDeps } from '../trust/trust-deps.ts'
import type { Answer } from './jobs.ts'

/** Which root the mission has, and how long its server may sign for it. */
export async function showRoot(deps: TrustDeps): Promise<Result<Answer<'root.show'>, Problem>> {
  const root = await findRoot(deps)
  if (root === undefined) return err(noRoot())
  const { publicKey } = await holdSigningKey(deps, 'delegate')
  const standing = await newestStatement(deps, 'delegate', publicKey)
  const until = standing?.statement.until ?? null
  return ok({ mission: deps.mission, root, delegate: { key: publicKey, until } })
}

/**
 * Keeps what the root has signed of this server's key.
 *
 * @returns `root_foreign` when another root signed it, `bad_input` when it is of another key or mission.
 */
export async function takeDelegate(
  deps: TrustDeps,
  signed: Signed<DelegateStatement>,
): Promise<Result<Answer<'root.takeDelegate'>, Problem>> {
  const root = await findRoot(deps)
  if (root === undefined) return err(noRoot())
  const { key, until, mission, issuedAt } = signed.statement
  const held = await holdSigningKey(deps, 'delegate')
  if (mission !== deps.mission || key !== held.publicKey) return err(problem('bad_input'))
  if (!(await verifyStatement(root, signed))) return err(problem('root_foreign'))
  await keepStatement(deps, { subject: key, version: issuedAt }, signed)
  return ok({ key, until })
}

function noRoot(): Problem {
  const reason = 'This mission has no root yet. Start its server once with npm start.'
  return problem('config_bad', { setting: 'root', reason })
}
