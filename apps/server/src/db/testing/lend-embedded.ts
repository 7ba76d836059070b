import type { PGlite, QueryOptions } from '@electric-sql/pglite'
import type { Embedded } from '../pglite-database.ts'

/**
 * The same started database for one test: closed by it, it goes on for the next. Whatever of the test
 * still asks then is refused, as a database that was really ended would refuse it.
 */
export function lendEmbedded(pglite: PGlite): Embedded {
  let closed = false
  const listening = new Set<() => Promise<void>>()
  const lent = (): PGlite => {
    if (closed) throw new Error('PGlite is closed')
    return pglite
  }
  return {
    waitReady: pglite.waitReady,
    get ready() {
      return pglite.ready
    },
    get closed() {
      return closed || pglite.closed
    },
    async query<T>(text: string, values?: unknown[], options?: QueryOptions) {
      return await lent().query<T>(text, values, options)
    },
    async transaction(work) {
      return await lent().transaction(work)
    },
    async listen(channel, onNotify) {
      const stop = await lent().listen(channel, onNotify)
      listening.add(stop)
      return async () => {
        listening.delete(stop)
        await stop()
      }
    },
    async close() {
      closed = true
      await Promise.all([...listening].map((stop) => stop()))
    },
  }
}
