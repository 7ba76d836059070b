import type { LogDeps } from '../log/log-deps.ts'
import { holdSealingKey } from './held-key.ts'
import { openLogKey } from './open-log-key.ts'
import type { TrustDeps } from './trust-deps.ts'

/** The keys with which a mission's log is kept: what signs it, and what opens what is sealed to it. */
export async function openMissionKeys(
  deps: TrustDeps,
): Promise<Pick<LogDeps, 'logKey' | 'transport'>> {
  const { key } = await holdSealingKey(deps, 'transport')
  return { logKey: await openLogKey(deps), transport: key }
}
