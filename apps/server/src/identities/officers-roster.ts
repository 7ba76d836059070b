import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Signed } from '@tocsin/schema/trust/signed'
import { OfficersStatement } from '@tocsin/schema/trust/statements'
import type { Key } from '@tocsin/seal/key'
import { signStatement, verifyStatement } from '@tocsin/seal/statement'
import { sql } from 'kysely'
import { writeAudit } from '../accounts/audit.ts'
import { findRoot } from '../trust/mission-root.ts'
import { keepStatement, newestStatement } from '../trust/statement-store.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { listOfficers } from './officer-keys.ts'

/**
 * What the root would sign now: every identity officer whose browser has offered a key.
 *
 * @returns `no_officers` while there are fewer than two, `nothing_changed` when the roster stands.
 */
export async function proposeRoster(
  deps: IdentityDeps,
): Promise<Result<OfficersStatement, Problem>> {
  const lines = await listOfficers(deps)
  const officers = lines.flatMap(({ personName, key }) =>
    key ? [{ id: key.id, name: personName, key: key.publicKey }] : [],
  )
  if (officers.length < 2) return err(problem('no_officers'))
  const before = await newestStatement(deps, 'officers', 'mission')
  const names = (of: readonly { id: string }[]) => JSON.stringify(of.map(({ id }) => id).sort())
  if (before && names(before.statement.officers) === names(officers)) {
    return err(problem('nothing_changed'))
  }
  const statement = OfficersStatement.safeParse({
    v: 1,
    kind: 'officers',
    mission: deps.mission,
    issuedAt: deps.clock.now(),
    version: (before?.statement.version ?? 0) + 1,
    officers,
  })
  return statement.success ? ok(statement.data) : err(problem('bad_input', { field: 'officers' }))
}

/**
 * Keeps a roster that the mission's root has signed, and drops the wraps of who is no longer in it
 * wherever somebody of the new roster can still open.
 *
 * What is refused has its line in the mission's book.
 *
 * @returns `root_foreign` when another root signed it, `bad_input` when it is another mission's or not newer.
 */
export async function takeRoster(
  deps: IdentityDeps,
  signed: Signed<OfficersStatement>,
): Promise<Result<{ version: number; officers: number }, Problem>> {
  const root = await findRoot(deps)
  const { mission, version, officers } = signed.statement
  const before = await newestStatement(deps, 'officers', 'mission')
  const refuse = async (refused: Problem) => {
    const at = { mission: deps.mission, now: deps.clock.now() }
    const line = { by: null, what: 'roster_refused', about: null } as const
    await writeAudit(deps.database.db, at, { ...line, detail: { code: refused.code } })
    return err(refused)
  }
  if (mission !== deps.mission || version <= (before?.statement.version ?? 0)) {
    return refuse(problem('bad_input', { field: 'officers' }))
  }
  if (root === undefined || !(await verifyStatement(root, signed))) {
    return refuse(problem('root_foreign'))
  }
  await keepStatement(deps, { subject: 'mission', version }, signed)
  await dropLeavers(deps)
  return ok({ version, officers: officers.length })
}

/** Signs the proposed roster with a root that is at hand. */
export async function signRoster(deps: IdentityDeps, root: { key: Key }) {
  const proposed = await proposeRoster(deps)
  if (!proposed.ok) return proposed
  return await takeRoster(deps, await signStatement(root.key, proposed.value))
}

/**
 * Drops wraps for keys that the newest roster does not name, of every part that some officer of the
 * roster can open: the last way to an identity is never dropped (SPEC SE-12).
 */
export async function dropLeavers(deps: IdentityDeps): Promise<void> {
  const newest = await newestStatement(deps, 'officers', 'mission')
  if (!newest) return
  const ids = newest.statement.officers.map(({ id }) => id as string)
  await sql`
    delete from wrap where wrap.mission_id = ${deps.mission}
      and not wrap.officer_id = any(${ids}::text[])
      and exists (
        select 1 from wrap as standing where standing.mission_id = wrap.mission_id
          and standing.event_id = wrap.event_id and standing.label = wrap.label
          and standing.officer_id = any(${ids}::text[]))`.execute(deps.database.db)
}
