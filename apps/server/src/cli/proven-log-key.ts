import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { fingerprintOf, type TrustBundle } from '@tocsin/schema/trust/signed'
import { checkTrust } from '@tocsin/seal/check-trust'

/**
 * The log key for which delegate and root vouch, when the root is the one of the typed fingerprint.
 *
 * @returns `mission_not_proven`.
 */
export async function provenLogKey(
  { mission, trust, at }: { mission: MissionId; trust: TrustBundle | null; at: number },
  typed: string,
): Promise<Result<string, Problem>> {
  if (!trust) return err(problem('mission_not_proven', { part: 'form' }))
  const fingerprint = typed.replaceAll(/[^0-9a-fA-F]/g, '').toLowerCase()
  // What people compare is the first half of it; the whole is taken too, and nothing shorter.
  const whole = fingerprintOf(trust.root)
  const isRoot = fingerprint.length >= 32 && whole.startsWith(fingerprint)
  const pinned = { mission, fingerprint: isRoot ? whole : fingerprint, officersVersion: 0 }
  const bundle = await checkTrust(trust, pinned, at)
  return bundle.ok ? ok(bundle.value.log.statement.key) : bundle
}
