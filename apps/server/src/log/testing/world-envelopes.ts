import { ok } from '@tocsin/schema/primitives/result'
import { openDelivered } from '@tocsin/seal/open-delivered'
import type { WorldServer } from '@tocsin/testkit/world/world-server'
import { deliverToStore } from '../deliver.ts'
import type { Clock } from '../log-deps.ts'
import type { LogStore } from '../log-store.ts'
import type { WorldTransport } from './world-shorts.ts'

/** What a server of the world does with envelopes, over whichever store. */
export function worldEnvelopes(
  store: LogStore,
  clock: Clock,
  { key, publicKey }: WorldTransport,
): Pick<WorldServer, 'transport' | 'deliver'> {
  const open = (sealed: Uint8Array<ArrayBuffer>) => openDelivered(key, store.missionId, sealed)
  return {
    transport: publicKey,
    deliver: async (envelopes) => ok(await deliverToStore(store, clock, { envelopes, open })),
  }
}
