/** What the page may know of its shell. */
export type ShellState = {
  /** Everything the app needs to start without a network is kept on this device. */
  offlineReady: boolean
  /** The code that comes with "ready for offline" is kept too; false until `keepReady` has seen to it. */
  readyKept: boolean
  /** A newer version is kept and waits for the person to say when. */
  needRefresh: boolean
  /** The browser refused to keep the app, so it will not start without a network. */
  failed: boolean
}

export type Shell = {
  get: () => ShellState
  subscribe: (listener: () => void) => () => void
  /**
   * Registers the service worker, which then fetches everything that is kept. Once the first screen
   * stands: before, it would take the line from what somebody waits for (docs/adr/0054). Again changes nothing.
   */
  register: () => void
  /** Starts the newer version. Every open tab saves what is half written, then loads again. */
  applyUpdate: () => void
  /** Fetches the code that comes with "ready for offline" unless it is here. */
  keepReady: () => Promise<void>
  /** Asks the server for a newer version. Silent where there is no network. */
  lookForUpdate: () => Promise<void>
}

type Container = Pick<
  ServiceWorkerContainer,
  'controller' | 'ready' | 'register' | 'addEventListener'
>

type Options = {
  container: Container | undefined
  /** Writes every draft down; resolves when they are safe. If it fails, the page is not reloaded. */
  beforeReload: () => Promise<void>
  reload: () => void
  url?: string
}

/**
 * Follows the service worker. The first one takes the page over without a reload; a later one waits
 * until `applyUpdate` is called in any tab.
 */
export function followShell({
  container,
  beforeReload,
  reload,
  url = '/service-worker.js',
}: Options): Shell {
  let state: ShellState = {
    offlineReady: false,
    readyKept: false,
    needRefresh: false,
    failed: !container,
  }
  const listeners = new Set<() => void>()
  const set = (change: Partial<ShellState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  let registration: ServiceWorkerRegistration | undefined

  const follow = (worker: ServiceWorker | null) => {
    if (!worker) return
    const look = () => {
      if (worker.state === 'installed' && registration?.active) set({ needRefresh: true })
    }
    worker.addEventListener('statechange', look)
    look()
  }

  if (container) {
    let controlled = container.controller !== null
    container.addEventListener('controllerchange', () => {
      if (!controlled) {
        controlled = true
        return
      }
      beforeReload().then(reload, () => set({ needRefresh: true }))
    })
    container.ready.then(() => set({ offlineReady: true }))
  }

  const register = async (container: Container) => {
    try {
      const registered = await container.register(url, { updateViaCache: 'none' })
      registration = registered
      registered.addEventListener('updatefound', () => follow(registered.installing))
      follow(registered.installing)
      follow(registered.waiting)
    } catch {
      set({ failed: true })
    }
  }
  let isRegistered = false

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    register: () => {
      if (!container || isRegistered) return
      isRegistered = true
      void register(container)
    },
    applyUpdate: () => {
      const waiting = registration?.waiting
      if (waiting) waiting.postMessage({ type: 'activate' })
      else beforeReload().then(reload, () => set({ needRefresh: true }))
    },
    keepReady: async () => {
      if (!container) return
      const { active } = await container.ready
      if (!active) return
      const { port1, port2 } = new MessageChannel()
      const answered = new Promise<boolean>((resolve) => {
        port1.onmessage = ({ data }) => resolve(data === true)
      })
      active.postMessage({ type: 'keep-ready' }, [port2])
      set({ readyKept: await answered })
      port1.close()
    },
    lookForUpdate: async () => {
      await registration?.update().catch(() => undefined)
    },
  }
}
