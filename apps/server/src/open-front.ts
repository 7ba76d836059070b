import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Config } from './config.ts'
import { lanAddresses } from './lan-addresses.ts'

/** The port this server answers on, and what answers there. */
export type Front = {
  server: Server
  urls: string[]
  /** From now on requests are answered by `app`; until then they are told to come back. */
  answerWith(app: RequestListener): void
}

/** Takes the port, or says in one sentence why it cannot: `port_taken`, `config_bad`. */
export async function openFront(config: Config, now: number): Promise<Result<Front, Problem>> {
  let answer: RequestListener = sayStarting
  const server = await createHttpServer(config, now, (request, response) =>
    answer(request, response),
  )
  const listening = await listen(server, config)
  if (!listening.ok) return listening
  return ok({
    server,
    urls: urlsOf(server, config),
    answerWith: (app) => {
      answer = app
    },
  })
}

const sayStarting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' })
  response.end('Tocsin is starting. Try again in a few seconds.\n')
}

async function createHttpServer(
  config: Config,
  now: number,
  app: RequestListener,
): Promise<Server> {
  const server = config.lan ? await createLanServer(config, now, app) : createServer(app)
  // Slow senders are given up; a weak link still has a minute for its headers and five for a push.
  server.headersTimeout = 60_000
  server.requestTimeout = 300_000
  return server
}

/** What makes certificates is read where one is needed: 4 MB of memory that others keep free. */
async function createLanServer({ dataDir }: Config, now: number, app: RequestListener) {
  const { lanCertificate } = await import('./lan-certificate.ts')
  return createSecureServer(await lanCertificate(dataDir, lanAddresses(), now), app)
}

async function listen(server: Server, { port, host }: Config): Promise<Result<undefined, Problem>> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
    return ok(undefined)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') return err(problem('port_taken', { port }))
    if (code !== 'EACCES' && code !== 'EADDRNOTAVAIL' && code !== 'ENOTFOUND') throw error
    const reason = `The server cannot listen on ${host} port ${port} (${code}). Choose others with --host and --port.`
    return err(problem('config_bad', { setting: '--host', reason }))
  }
}

function urlsOf(server: Server, config: Config): string[] {
  // as: a listening TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  if (config.lan) return ['localhost', ...lanAddresses()].map((host) => `https://${host}:${port}`)
  const host =
    config.host.includes(':') && !config.host.startsWith('[') ? `[${config.host}]` : config.host
  return [`http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`]
}
