import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ForeignCalls = {
  /** For the browser: everything that is not this machine goes through here. */
  proxy: string
  /** What was asked for, and refused. */
  calls: string[]
  stop(): Promise<void>
}

/**
 * Stands where the internet would be, refuses everything and notes it. A proxy also sees what page
 * events do not tell of: workers, the service worker, and the browser itself.
 */
export async function noteForeignCalls(): Promise<ForeignCalls> {
  const calls: string[] = []
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`)
    response.writeHead(502).end()
  })
  server.on('connect', (request, socket) => {
    calls.push(`CONNECT ${request.url}`)
    socket.end('HTTP/1.1 502 Refused\r\n\r\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // as: a listening TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  return {
    proxy: `http://127.0.0.1:${port}`,
    calls,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
