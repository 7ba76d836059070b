import { removeRetired } from '../local/retired.ts'
import { journalsHere } from '../vault/journal-envelopes.ts'
import { removeVaultFolder } from '../vault/opfs.ts'
import { onBrowserChance } from './browser-chances.ts'
import { createDelivery, type Delivery } from './create-delivery.ts'
import { keptRoot } from './known-root.ts'
import { called, type ServerClient } from './server-client.ts'

export type DeliveryWorld = {
  page: Window & { indexedDB: IDBFactory }
  fraction: () => number
  /** Without any session: envelopes need none. */
  server: () => Promise<ServerClient>
  /** A vault that was replaced has gone from this device. */
  onRemoved: () => void
}

/** Starts what brings the sealed envelopes of this device to the server, for as long as the page lives. */
export function startDelivery({ page, fraction, server, onRemoved }: DeliveryWorld): Delivery {
  const escrow = { factory: page.indexedDB, journals: journalsHere }
  const locks = page.navigator.locks
  return createDelivery({
    ...escrow,
    fraction,
    root: () => keptRoot(page.localStorage),
    deliver: async (envelopes) => called((await server()).sync.deliver.mutate({ envelopes })),
    alone: (work) =>
      locks.request('tocsin-deliver', { ifAvailable: true }, async (lock) => {
        if (lock) await work()
        return lock !== null
      }),
    onChance: (chance) => onBrowserChance(page, chance),
    afterRound: async () => {
      if ((await removeRetired({ ...escrow, removeFiles: removeVaultFolder })) > 0) onRemoved()
    },
  })
}
