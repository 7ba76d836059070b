import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { initTRPC } from '@trpc/server'
import { createHTTPServer } from '@trpc/server/adapters/standalone'
import * as z from 'zod/mini'
import { browserFetch } from '../../lib/browser-fetch.ts'
import { type Peer, persist } from '../peer.ts'
import type { Doc } from '../records.ts'

const perCall = 100

function openRouter() {
  const t = initTRPC.create()
  const kept = new Map<string, Doc>()
  const AnyDoc = z.looseObject({ id: z.string(), at: z.number() })
  const Edit = z.object({ id: z.string(), set: z.record(z.string(), z.unknown()) })
  return t.router({
    push: t.procedure.input(z.array(AnyDoc)).mutation(({ input }) => {
      for (const doc of input) kept.set(doc.id, doc)
      return { ids: input.map(({ id }) => id) }
    }),
    edit: t.procedure.input(z.array(Edit)).mutation(({ input }) => {
      for (const { id, set } of input) {
        const doc = kept.get(id)
        if (doc) kept.set(id, { ...doc, ...set })
      }
      return { ids: input.map(({ id }) => id) }
    }),
    pull: t.procedure.query(() => [...kept.values()]),
  })
}

/** What one writes first: documents as JSON, a hundred in a call, answered by their ids. */
export const trpcJson: Peer = {
  name: 'tRPC JSON, 100 a call',
  async open() {
    const server = createHTTPServer({ router: openRouter() })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const clientAt = (port: number) =>
      createTRPCClient<ReturnType<typeof openRouter>>({
        links: [
          httpBatchLink({ url: '/', fetch: browserFetch(`http://localhost:${port}`) as never }),
        ],
      })
    return {
      // as: a listening TCP server has an address of this form.
      port: (server.address() as AddressInfo).port,
      async client(port) {
        const client = clientAt(port)
        return {
          async push(docs) {
            for (let from = 0; from < docs.length; from += perCall) {
              await persist(() => client.push.mutate(docs.slice(from, from + perCall)))
            }
          },
          async edit(edits) {
            for (let from = 0; from < edits.length; from += perCall) {
              await client.edit.mutate(edits.slice(from, from + perCall))
            }
          },
          close: async () => {},
        }
      },
      pull: async (port) => (await clientAt(port).pull.query()).length,
      async close() {
        server.close()
        server.closeAllConnections()
      },
    }
  },
}
