import { ok } from '@tocsin/schema/primitives/result'
import { openDelivered } from '@tocsin/seal/open-delivered'
import { importSealingKey, sealingPublicKey } from '@tocsin/seal/sealing-key'
import type { WorldServer } from '@tocsin/testkit/world/world-server'
import { deliverToStore } from '../deliver.ts'
import type { Clock, Random } from '../log-deps.ts'
import type { LogStore } from '../log-store.ts'

/** What a server of the world does with envelopes, over whichever store. */
export async function worldEnvelopes(
  store: LogStore,
  { clock, random }: { clock: Clock; random: Random },
): Promise<Pick<WorldServer, 'transport' | 'deliver'>> {
  const scalar = random(32)
  const key = await importSealingKey(scalar)
  const open = (sealed: Uint8Array<ArrayBuffer>) => openDelivered(key, store.missionId, sealed)
  return {
    transport: await sealingPublicKey(scalar),
    deliver: async (envelopes) => ok(await deliverToStore(store, clock, { envelopes, open })),
  }
}
