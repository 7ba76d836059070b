import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What went over a wire: bytes of TCP payload, headers included, and how often the direction turned. */
export type Counted = {
  up: number
  down: number
  /** Times that the client spoke first or after an answer. */
  trips: number
  connections: number
}

/** What passes bytes and ends between the two ends of one connection; without it they pass at once. */
export type Passage = (
  client: Socket,
  server: Socket,
  count: (way: 'up' | 'down', bytes: number) => void,
) => void

const atOnce: Passage = (client, server, count) => {
  for (const [from, to, way] of [
    [client, server, 'up'],
    [server, client, 'down'],
  ] as const) {
    from.on('data', (chunk) => {
      count(way, chunk.length)
      to.write(chunk)
    })
    from.on('end', () => to.end())
    from.on('error', () => to.destroy())
  }
}

/** A TCP proxy in front of `port` of this machine that counts what passes. */
export async function openProxy(port: number, passage: Passage = atOnce) {
  let counted: Counted = { up: 0, down: 0, trips: 0, connections: 0 }
  let last: 'up' | 'down' = 'down'
  const open = new Set<Socket>()
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    counted.connections += 1
    const inner = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
    for (const socket of [client, inner]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => open.delete(socket))
    }
    passage(client, inner, (way, bytes) => {
      counted[way] += bytes
      if (way === 'up' && last === 'down') counted.trips += 1
      last = way
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    // as: a listening TCP server has an address of this form.
    port: (server.address() as AddressInfo).port,
    /** What passed since the last time. */
    take(): Counted {
      const taken = counted
      counted = { up: 0, down: 0, trips: 0, connections: 0 }
      last = 'down'
      return taken
    },
    /** The same, without beginning anew. */
    seen: (): Counted => counted,
    /** Ends every connection at once, as a link does that is gone. */
    cut() {
      for (const socket of open) socket.resetAndDestroy()
    },
    async close() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

export type CountingProxy = Awaited<ReturnType<typeof openProxy>>
