import { signRun } from '@tocsin/seal/seat-key'
import type { LogKey } from '../log/log-key.ts'
import { holdSigningKey } from './held-key.ts'
import type { TrustDeps } from './trust-deps.ts'

/** The key that signs the mission's log, certified by the delegate's word on it (SPEC TR). */
export async function openLogKey(deps: TrustDeps): Promise<LogKey> {
  const { publicKey, key } = await holdSigningKey(deps, 'log')
  return { publicKey, sign: (bytes) => signRun(key, bytes) }
}
