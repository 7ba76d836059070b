const tails = new WeakMap<object, Promise<unknown>>()

/**
 * Runs the work on one object one after the other within this process, so that appends of one
 * server do not make each other plan again; between servers the database decides.
 */
export function exclusively<T>(on: object, work: () => Promise<T>): Promise<T> {
  const before = tails.get(on) ?? Promise.resolve()
  const result = before.then(work)
  tails.set(
    on,
    result.catch(() => undefined),
  )
  return result
}
