import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { build } from 'vite'
import type { Done, Report, Task } from './task.ts'

/** What the driver of a round does with what a page asks and says. `host` tells pages of many origins apart. */
export type Round = {
  task(host: string): Task
  /** Origins that the page opens in tabs of their own before it does anything else. */
  open(host: string): readonly string[]
  reported(host: string, report: Report): void
  acked(host: string, name: string): void
  done(host: string, done: Done): void
  /** Where the page goes when it is done; nowhere when empty. */
  next(host: string): string
  defect(host: string, said: string): void
}

export type TorturePages = {
  port: number
  /** Hands what pages say to this round from now on. */
  play(round: Round): void
  stop(): Promise<void>
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** Builds the page, which mounts the real vault and the real log, as the app is built, and serves it. */
export async function serveTorturePages(): Promise<TorturePages> {
  const outDir = await mkdtemp(join(tmpdir(), 'tocsin-torture-page-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  })
  let round: Round | undefined
  const server = createServer(async (request, response) => {
    const host = request.headers.host ?? ''
    const path = new URL(request.url ?? '/', 'http://page').pathname
    if (request.method === 'POST') {
      const said = JSON.parse(await bodyOf(request))
      if (path === '/acked') round?.acked(host, said)
      else if (path === '/report') round?.reported(host, said)
      else if (path === '/done') round?.done(host, said)
      else if (path === '/defect') round?.defect(host, said)
      return response.writeHead(204).end()
    }
    if (path === '/task') {
      response.setHeader('content-type', 'application/json')
      return response.end(JSON.stringify(round?.task(host)))
    }
    if (path === '/open') return response.end(JSON.stringify(round?.open(host) ?? []))
    if (path === '/next') return response.end(round?.next(host))
    try {
      const file = path === '/' ? '/index.html' : path
      const body = await readFile(join(outDir, file))
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
      response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    play: (next) => {
      round = next
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
