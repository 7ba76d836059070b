import type { Local } from './local/local.ts'
import type { Meter } from './local/ready-meter.ts'
import { createStore, type Store } from './local/store.ts'

/** What counts the bytes of a seat: undefined until something is counted or somebody looks. */
export type MeterOfSeat = Store<Meter | undefined> & {
  /** Undefined where the code for it is not on this tablet yet and there is no network. */
  load(): Promise<Meter | undefined>
}

/** The code for it comes with "ready for offline": where it is not here nothing is counted, and all of it goes. */
export function meterOfSeat(local: Local, now: () => number, storage: Storage): MeterOfSeat {
  const store = createStore<Meter | undefined>(undefined)
  let loading: Promise<Meter | undefined> | undefined
  return {
    get: store.get,
    subscribe: store.subscribe,
    load: () => {
      loading ??= import('./local/ready-open-meter.ts').then(
        ({ openMeter }) => {
          store.set(openMeter(local, now, storage))
          return store.get()
        },
        () => {
          loading = undefined
          return undefined
        },
      )
      return loading
    },
  }
}
