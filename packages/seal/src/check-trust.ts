import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { fingerprintOf, type Signed, TrustBundle } from '@tocsin/schema/trust/signed'
import type { Officer, OfficersStatement } from '@tocsin/schema/trust/statements'
import { sealingKeyId } from './sealing-key.ts'
import { verifyStatement } from './statement.ts'

/** What a device holds fast of its mission. */
export type Pinned = {
  mission: MissionId
  /** Of the root (SPEC TR-1). */
  fingerprint: string
  /** Of the last roster of identity officers that was accepted; 0 before the first. */
  officersVersion: number
}

/**
 * Whether a bundle leads from the pinned root to every key in it, at a moment (ms since 1970; the
 * highest server time seen, because a device's own clock may be set back; null before the first).
 * Never throws.
 *
 * @returns the bundle, or `mission_not_proven` with the `part` that failed: nothing of it may be used.
 */
export async function checkTrust(
  foreign: unknown,
  pinned: Pinned,
  at: number | null,
): Promise<Result<TrustBundle, Problem>> {
  const parsed = TrustBundle.safeParse(foreign)
  if (!parsed.success) return err(notProven('form'))
  const bundle = parsed.data
  const { root, delegate, transport, log, officers } = bundle
  if (fingerprintOf(root) !== pinned.fingerprint) return err(notProven('root'))
  const all: readonly Signed[] = [delegate, transport, log, ...(officers ? [officers] : [])]
  if (all.some(({ statement }) => statement.mission !== pinned.mission)) {
    return err(notProven('mission'))
  }
  const { from, until, key } = delegate.statement
  if (!(await verifyStatement(root, delegate))) return err(notProven('delegate'))
  if (at !== null && (at < from || at > until)) return err(notProven('delegate_date'))
  if (!(await verifyStatement(key, transport))) return err(notProven('transport'))
  if (!(await verifyStatement(key, log))) return err(notProven('log'))
  const failed = await checkOfficers(root, officers, pinned.officersVersion)
  return failed ? err(notProven(failed)) : ok(bundle)
}

async function checkOfficers(
  root: string,
  officers: Signed<OfficersStatement> | null,
  lastVersion: number,
): Promise<string | undefined> {
  if (!officers) return lastVersion === 0 ? undefined : 'officers_older'
  if (!(await verifyStatement(root, officers))) return 'officers'
  if (officers.statement.version < lastVersion) return 'officers_older'
  const named = await Promise.all(officers.statement.officers.map(isNamedByKey))
  const keys = new Set(officers.statement.officers.map(({ key }) => key))
  const isSound = named.every(Boolean) && keys.size === officers.statement.officers.length
  return isSound ? undefined : 'officers'
}

async function isNamedByKey({ id, key }: Officer): Promise<boolean> {
  return (await sealingKeyId(fromBase64Url(key))) === id
}

function notProven(part: string): Problem {
  return problem('mission_not_proven', { part })
}
