/** A value that changes, and a way to hear of it. The value keeps its identity until it changes. */
export type Store<T> = {
  get(): T
  /** Calls after every change; gives back what ends it. */
  subscribe(heard: () => void): () => void
}

export type WritableStore<T> = Store<T> & { set(next: T): void }

export function createStore<T>(first: T): WritableStore<T> {
  const heardBy = new Set<() => void>()
  let value = first
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const heard of heardBy) heard()
    },
    subscribe: (heard) => {
      heardBy.add(heard)
      return () => {
        heardBy.delete(heard)
      }
    },
  }
}
