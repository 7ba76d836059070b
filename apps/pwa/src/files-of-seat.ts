import type { Files } from './attachments/create-files.ts'
import { filesFolder } from './attachments/files-folder.ts'
import type { FilesDeps } from './attachments/ready-files.ts'
import { createStore, type Store } from './local/store.ts'
import type { MeterOfSeat } from './meter-of-seat.ts'

/** The photos, sounds and files of a seat: undefined until something asks for them, or there are some. */
export type FilesOfSeat = Store<Files | undefined> & {
  /** Undefined where the code for it is not on this tablet yet and there is no network. */
  load(): Promise<Files | undefined>
  /** Sends what waits, where there is anything at all. */
  send(now?: 'now'): Promise<void>
  /** What was pulled has left this tablet: pictures that were fetched to it go too. */
  dropUnread(): Promise<void>
}

type Deps = Omit<FilesDeps, 'meter'> & { meter: MeterOfSeat }

/** Most seats never have a file: what works with them is fetched by the first that does. */
export function filesOfSeat({ meter, ...deps }: Deps): FilesOfSeat {
  const store = createStore<Files | undefined>(undefined)
  let loading: Promise<Files | undefined> | undefined
  let hasNone = false
  const load = () => {
    loading ??= Promise.all([import('./attachments/ready-files.ts'), meter.load()]).then(
      ([{ openFiles }, loaded]) => {
        if (!loaded) throw new TypeError('no meter here')
        const files = openFiles({ ...deps, meter: loaded })
        store.set(files)
        return files
      },
      () => {
        loading = undefined
        return undefined
      },
    )
    return loading
  }
  const ifAny = async () => {
    if (!store.get() && hasNone) return undefined
    hasNone = (await filesFolder(deps.vault.vaultId, { create: false })) === undefined
    return hasNone ? undefined : load()
  }
  return {
    get: store.get,
    subscribe: store.subscribe,
    load,
    send: async (now) => (await ifAny())?.send(now),
    dropUnread: async () => (await ifAny())?.dropUnread(),
  }
}
