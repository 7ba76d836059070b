import { type LateStore, lateStore } from './late-store.ts'
import type { ExchangeWithServer } from './sync/exchange-with-server.ts'
import type { WireLink } from './sync/ready-wire-link.ts'
import type { OpenVault } from './vault/open-vault.ts'

/** Set to `json` on a device where somebody wants to read what goes over the link. */
const formKey = 'tocsin-wire'

/**
 * The exchange in bytes, once its code is here: it comes with "ready for offline". Nothing waits for it,
 * as an alert is sooner there in JSON than code is here.
 */
export function wireOfSeat(
  page: Window,
  vault: Pick<OpenVault, 'locked'>,
  json: ExchangeWithServer,
): LateStore<WireLink> {
  const wire = lateStore(async () => {
    if (page.localStorage.getItem(formKey) === 'json') return undefined
    const { openWireLink } = await import('./sync/ready-wire-link.ts')
    return openWireLink((input, init) => page.fetch(input, init), vault.locked, json)
  })
  void wire.load()
  return wire
}
