import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer as createHttp2, type ServerHttp2Stream } from 'node:http2'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What stands before the server and speaks HTTP/2, in the clear so that its bytes can be counted. */
export type Front = { name: string; port: number; close(): Promise<void> }

/**
 * nginx with the settings of infra/ where there is one (`TOCSIN_NGINX` or on the path), otherwise Node,
 * which says headers that came before in a byte or two; nginx 1.22 never does.
 */
export async function openHttp2Front(port: number): Promise<Front> {
  const program = process.env.TOCSIN_NGINX ?? 'nginx'
  const asked = spawnSync(program, ['-v'], { encoding: 'utf8' })
  const version = /nginx\/[\d.]+/.exec(asked.stderr ?? '')?.[0]
  return version ? await openNginx(program, version, port) : await openNode(port)
}

const settings = join(import.meta.dirname, '../../infra/nginx/tocsin.conf')

/** Started by root, nginx would work as somebody who may not write into a folder of root. */
const asOneself = process.getuid?.() === 0 ? 'user root;\n' : ''

async function openNginx(program: string, version: string, behind: number): Promise<Front> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-nginx-'))
  const port = await freePort()
  const [mission = ''] = readFileSync(settings, 'utf8').split(/\nserver \{\n {2}listen 80;/)
  const site = mission
    .replace('127.0.0.1:8080', `127.0.0.1:${behind}`)
    .replace('listen 443 ssl http2', `listen 127.0.0.1:${port} http2`)
    .replaceAll(/^ {2}(?:listen \[::\]|ssl_).*\n/gm, '')
    .replace(/access_log .*;/, 'access_log off;')
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n')
  const file = join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `${asOneself}daemon off;\nerror_log stderr error;\npid ${folder}/pid;\nevents {}\nhttp {\n${kept}\n${site}\n}\n`,
  )
  const words = ['-c', file, '-p', folder, '-e', 'stderr']
  const child = spawn(program, words, { stdio: ['ignore', 'inherit', 'inherit'] })
  await answers(port, child)
  return {
    name: version,
    port,
    async close() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // as: a listening TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error('nginx ended at once')
    const socket = connect(port, '127.0.0.1')
    const open = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('nginx does not answer')
}

/** Headers of one hop of HTTP/1.1, which HTTP/2 does not know (RFC 9113 §8.2.2). */
const ofOneHop = ['connection', 'keep-alive', 'transfer-encoding']

async function openNode(behind: number): Promise<Front> {
  const server = createHttp2()
  server.on('stream', (stream, headers) => forward(stream, headers, behind))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    name: `Node ${process.versions.node}`,
    // as: a listening TCP server has an address of this form.
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close()
    },
  }
}

function forward(stream: ServerHttp2Stream, asked: NodeJS.Dict<string | string[]>, port: number) {
  const { ':path': path, ':method': method, ':authority': host, ':scheme': _, ...headers } = asked
  const inner = request({
    port,
    host: '127.0.0.1',
    path: String(path),
    method: String(method),
    headers: { ...headers, host: String(host) },
  })
  inner.on('response', (response) => {
    const said = Object.entries(response.headers).filter(([name]) => !ofOneHop.includes(name))
    stream.respond({ ':status': response.statusCode, ...Object.fromEntries(said) })
    response.pipe(stream)
  })
  inner.on('error', () => stream.destroy())
  stream.pipe(inner)
}
