import { createStore, type Store } from './local/store.ts'

/** What is fetched when it is first asked for: undefined until then. */
export type LateStore<T> = Store<T | undefined> & {
  /** Undefined where its code is not on this tablet yet and there is no network: asked for again, it is tried again. */
  load(): Promise<T | undefined>
}

export function lateStore<T>(open: () => Promise<T | undefined>): LateStore<T> {
  const store = createStore<T | undefined>(undefined)
  let loading: Promise<T | undefined> | undefined
  const { get, subscribe } = store
  const fail = () => {
    loading = undefined
    return undefined
  }
  return {
    get,
    subscribe,
    load: () => {
      loading ??= open().then((opened) => {
        store.set(opened)
        return opened ?? fail()
      }, fail)
      return loading
    },
  }
}
