import type { Deps, Seat } from './deps.ts'
import { lockByItself } from './lock-by-itself.ts'
import { openPackFiles } from './map/pack-files.ts'
import { createPacks } from './map/packs.ts'
import { aloneWithOutbox, onBrowserChance } from './sync/browser-chances.ts'
import { createSync } from './sync/create-sync.ts'
import { called, createServerClient } from './sync/server-client.ts'
import { openServerSession } from './sync/server-seat.ts'
import { sessionFetch } from './sync/session-fetch.ts'
import type { SessionDeps } from './session.ts'

type World = Pick<Deps, 'now' | 'server' | 'storage'> & {
  page: Window
  fraction: () => number
  caches: CacheStorage | undefined
}

/** Everything that works with an open log: sync, the server under this seat's session, map packs, the lock that falls by itself. */
export function seatTaker(world: World): SessionDeps['takeSeat'] {
  const { page, server, now, fraction } = world
  const plainFetch: typeof fetch = (input, init) => page.fetch(input, init)
  return async (vault, local): Promise<Seat> => {
    const open = () => openServerSession(server, vault.seat)
    const fetcher = sessionFetch(plainFetch, open)
    const seatServer = createServerClient(fetcher)
    const sync = createSync({
      local,
      seat: vault.seat,
      exchange: (request, signal) => called(server.sync.exchange.mutate(request, { signal })),
      now,
      fraction,
      alone: (work) => aloneWithOutbox(page.navigator.locks, vault.vaultId, work),
      onChance: (chance) => onBrowserChance(page, chance),
    })
    const files = await openPackFiles({ storage: world.storage, caches: world.caches })
    const endWatch = lockByItself(page, () => void vault.lock())
    void vault.locked.then(endWatch)
    void sync.tryNow()
    return {
      vault,
      local,
      sync,
      server: seatServer,
      openSession: async () => (await open()).ok,
      packs: files && createPacks(files, fetcher),
    }
  }
}
