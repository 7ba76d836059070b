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

/**
 * What is worked out of something else, when it is asked for and only then: `tell` says that it may be
 * another now. It keeps its identity while everything in `from` does.
 */
export function createView<S extends readonly unknown[], T>(
  from: () => readonly [...S],
  make: (...from: S) => T,
): Store<T> & { tell(): void } {
  const heardBy = new Set<() => void>()
  let made: { of: readonly [...S]; value: T } | undefined
  return {
    get: () => {
      const now = from()
      if (!made?.of.every((each, at) => Object.is(each, now[at]))) {
        made = { of: now, value: make(...now) }
      }
      return made.value
    },
    subscribe: (heard) => {
      heardBy.add(heard)
      return () => {
        heardBy.delete(heard)
      }
    },
    tell: () => {
      for (const heard of heardBy) heard()
    },
  }
}
