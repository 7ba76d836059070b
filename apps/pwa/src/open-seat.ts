import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'
import * as z from 'zod/mini'
import { filesOfSeat } from './files-of-seat.ts'
import { type Kept, mayKeep } from './local/may-keep.ts'
import { openLocal } from './local/open-local.ts'
import { Profile } from './local/profile.ts'
import { readAhead, takeAhead } from './local/read-ahead.ts'
import { openTabs } from './local/tabs.ts'
import { lockByItself } from './lock-by-itself.ts'
import { openPackFiles } from './map/pack-files.ts'
import { meterOfSeat } from './meter-of-seat.ts'
import type { Begin, SessionDeps } from './session.ts'
import type { Deps, Seat } from './shell/deps.ts'
import { sayLastWord } from './sw/last-word.ts'
import { aloneWithOutbox, onBrowserChance } from './sync/browser-chances.ts'
import { createSync } from './sync/create-sync.ts'
import type { ExchangeWithServer } from './sync/exchange-with-server.ts'
import { createSeatProver } from './sync/seat-prover.ts'
import { createSeatSession } from './sync/seat-session.ts'
import { called, createServerClient } from './sync/server-client.ts'
import { openServerSession } from './sync/server-seat.ts'
import { createSettingsKeeper } from './sync/settings-keeper.ts'
import { createSharedSync, openSyncChannel } from './sync/shared-sync.ts'
import { createTrustKeeper } from './sync/trust-keeper.ts'
import { rootKey } from './vault/database-name.ts'
import type { OpenVault } from './vault/open-vault.ts'
import { watchUse } from './watch-use.ts'
import { wireOfSeat } from './wire-of-seat.ts'

export type World = Pick<Deps, 'now' | 'random' | 'server' | 'storage' | 'delivery'> & {
  page: Window
  /** In [0, 1). */
  fraction: () => number
  caches: CacheStorage | undefined
}

/**
 * Opens the log of a vault and starts everything that works with it: sync, the server under this
 * seat's session, map packs, the lock that falls by itself. A chunk of its own: the locked screen
 * does not wait for it.
 */
export async function openSeat(
  world: World,
  vault: OpenVault,
  begin: Begin | undefined,
): ReturnType<SessionDeps['openSeat']> {
  const { page, now, random, fraction } = world
  const begun = begin ?? beginOf(vault.begin)
  const tabs = openTabs(vault.vaultId, page.navigator.locks)
  const ahead = await takeAhead(vault.vaultId)
  const local = await openLocal({ vault, random, now, tabs, ahead, ...(begun && { begin: begun }) })
  if (!local.ok) {
    tabs.close()
    return local
  }
  const { root } = local.value.profile()
  if (root !== undefined && vault.begin === undefined) keepRoot(page, root)
  const endUse = await watchUse(page, local.value, () => page.performance.now())
  const server = await world.server()
  const session = createSeatSession(
    (input, init) => page.fetch(input, init),
    () => openServerSession(server, vault),
    () => sayLastWord(page),
  )
  const meter = meterOfSeat(local.value, now, page.localStorage)
  const asJson: ExchangeWithServer = (request, signal) =>
    called(server.sync.exchange.mutate(request, { signal }))
  const wire = wireOfSeat(page, vault, asJson)
  const count = (request: ExchangeRequest) =>
    void meter.load().then((loaded) => loaded?.countRequest(request))
  const sync = createSharedSync({
    leads: vault.leads,
    channel: openSyncChannel(vault.vaultId),
    create: () =>
      createSync({
        local: local.value,
        seat: vault.seat,
        exchange: async (request, signal) => {
          // A vault that brought its own beginning is known to no server: it has no link, as in the field.
          if (vault.begin !== undefined) return err(problem('server_unreachable'))
          const answered = await (wire.get()?.exchange ?? asJson)(request, signal)
          if (answered.ok || answered.error.code !== 'server_unreachable') count(request)
          return answered
        },
        several: () => {
          const several = vault.begin === undefined ? wire.get()?.several() : undefined
          return (
            several &&
            (async (requests, signal, known) => {
              const answered = await several(requests, signal, known)
              if (answered.ok) requests.slice(0, answered.value.length).forEach(count)
              return answered
            })
          )
        },
        now,
        fraction,
        onRevoked: async () => void (await vault.wipe()),
        alone: (work) => aloneWithOutbox(page.navigator.locks, vault.vaultId, work),
        onChance: (chance) => onBrowserChance(page, chance),
      }),
  })
  // What others have sealed on this device goes too while this seat is at work, and is read where it may.
  void world.delivery().then(async (delivery) => {
    const carried = (await delivery?.carried()) ?? []
    if (carried.length > 0) await local.value.takeIn(carried)
    await delivery?.tryNow()
  })
  const hasRoomFor = (kind: Kept) => async (bytes: number) =>
    mayKeep(kind, (await world.storage?.estimate?.()) ?? {}, bytes)
  // What opens map packs comes with "ready for offline", as they do (docs/adr/0039).
  const [files, maps] = await Promise.all([
    openPackFiles({ storage: world.storage, caches: world.caches }),
    import('./map/packs.ts').catch(() => undefined),
  ])
  const endWatch = lockByItself(page, () => void vault.lock())
  // The first is waited for by the browser, the second is what a telephone sends: a page that is busy
  // drawing when somebody leaves it is given half a second for the second, and no more.
  page.addEventListener('beforeunload', session.pause)
  page.addEventListener('pagehide', session.end)
  void vault.locked.then(() => {
    session.end()
    page.removeEventListener('beforeunload', session.pause)
    page.removeEventListener('pagehide', session.end)
    endWatch()
    endUse()
    tabs.close()
  })
  const withSession = createServerClient(session.fetch)
  const trust = createTrustKeeper({
    local: local.value,
    ask: () => called(withSession.mission.trust.query()),
    now,
  })
  const prover = createSeatProver({
    local: local.value,
    ask: (seats) => called(withSession.mission.seats.query({ seats })),
    now,
  })
  const settings = createSettingsKeeper({
    local: local.value,
    vault,
    ask: () => called(withSession.mission.settings.query()),
    now,
  })
  const photos = filesOfSeat({
    vault,
    local: local.value,
    server: withSession,
    called,
    random,
    now,
    fraction,
    hasRoom: hasRoomFor('photo'),
    storage: page.localStorage,
    meter,
  })
  void vault.locked.then(() => photos.get()?.stop())
  let gone = ''
  const dropGone = () => {
    const { expiredAt, rightsNews } = local.value.facts.get()
    const now = `${expiredAt ?? ''}${rightsNews ?? ''}`
    if (now !== gone) void photos.dropUnread()
    gone = now
  }
  local.value.facts.subscribe(dropGone)
  dropGone()
  const prove = async () => {
    await trust.look()
    await prover.look()
    await settings.look()
  }
  sync.subscribe(() => {
    if (!vault.leads.get()) return
    const { failures, lastHeardAt, trying } = sync.get()
    if (failures > 0 || lastHeardAt === null) return
    void prove()
    // Words first: files take the link once nothing of them waits (architecture.md §3).
    if (!trying && local.value.facts.get().unsentEvents === 0) void photos.send()
  })
  const seat: Seat = {
    vault,
    local: local.value,
    sync,
    trust,
    server: withSession,
    openSession: session.open,
    packs: files && maps?.createPacks(files, session.fetch, hasRoomFor('map')),
    photos,
    meter,
  }
  return ok(seat)
}

/** The beginning that a vault brought with it, as it was sealed. */
const Brought = z.object({ profile: Profile, epoch: z.string() })

function beginOf(text: string | undefined): Begin | undefined {
  return text === undefined ? undefined : Brought.parse(JSON.parse(text))
}

/** Somebody is typing the passphrase of a vault: what opening it needs is loaded and read meanwhile. */
export function expectSeat(vaultId: string): void {
  readAhead(vaultId)
}

function keepRoot(page: Window, root: string): void {
  try {
    page.localStorage.setItem(rootKey, root)
  } catch {
    // A browser that refuses it takes envelopes of every mission, as it did before they named theirs.
  }
}
