import { createStore, type Store } from '../local/store.ts'
import type { Sync } from './create-sync.ts'
import { notTriedYet, type SyncState } from './sync-state.ts'

/** What tabs of one seat tell each other about the road to headquarters. */
type SyncMessage = { state: SyncState } | { wants: 'state' | 'try' }

export type SyncChannel = {
  post(message: SyncMessage): void
  onMessage(heard: (message: SyncMessage) => void): void
  close(): void
}

export function openSyncChannel(vaultId: string): SyncChannel {
  const channel = new BroadcastChannel(`tocsin-sync-${vaultId}`)
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (heard) => {
      channel.addEventListener('message', ({ data }: MessageEvent<SyncMessage>) => heard(data))
    },
    close: () => channel.close(),
  }
}

/**
 * The sync of a seat that is open in several tabs: the tab that leads drives it, the others show what
 * it says and ask it to try. A tab that begins to lead begins to sync.
 */
export function createSharedSync(options: {
  leads: Store<boolean>
  create: () => Sync
  channel: SyncChannel
}): Sync {
  const { leads, create, channel } = options
  const state = createStore<SyncState>(notTriedYet)
  let own: Sync | undefined
  let isStopped = false

  const lead = () => {
    if (own || isStopped || !leads.get()) return
    const started = create()
    own = started
    started.subscribe(() => {
      state.set(started.get())
      channel.post({ state: started.get() })
    })
    void started.tryNow()
  }
  channel.onMessage((message) => {
    if ('state' in message) {
      if (!own) state.set(message.state)
    } else if (message.wants === 'state') {
      if (own) channel.post({ state: own.get() })
    } else void own?.tryNow()
  })
  const endLeads = leads.subscribe(lead)
  if (leads.get()) lead()
  else channel.post({ wants: 'state' })

  return {
    get: state.get,
    subscribe: state.subscribe,
    tryNow: async () => {
      if (own) await own.tryNow()
      else channel.post({ wants: 'try' })
    },
    stop: () => {
      isStopped = true
      endLeads()
      own?.stop()
      channel.close()
    },
  }
}
