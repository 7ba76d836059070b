import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type PrivateCluster = { urlOf(database: string): string; stop(): Promise<void> }

type Account = { uid: number; gid: number }

const folderPrefix = 'tocsin-postgres-'

/** The folder of `initdb` and `postgres`: the newest of the distribution's, else the PATH's. */
export function findPostgres(): string | undefined {
  const roots = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']
  const found = roots
    .flatMap((root) => (existsSync(root) ? readdirSync(root).map((name) => join(root, name)) : []))
    .map((path) => join(path, 'bin'))
    .concat((process.env.PATH ?? '').split(':'))
    .filter((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')))
  return found.sort((a, b) => versionOf(b) - versionOf(a))[0]
}

function versionOf(bin: string): number {
  return Number(/(\d+)\/bin$/.exec(bin)?.[1] ?? 0)
}

/** Without syncs, because nothing outlives the tests. */
const forTests = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  shared_buffers: '32MB',
  autovacuum: 'off',
}

/**
 * A PostgreSQL server of our own in a temporary folder, on a free loopback port. PostgreSQL refuses to
 * run as root: it then runs as the distribution's `postgres` account. `settings` = by name, in the
 * place of those for tests.
 */
export async function startPrivateCluster(
  bin: string,
  settings: Readonly<Record<string, string>> = forTests,
): Promise<PrivateCluster> {
  const account = process.getuid?.() === 0 ? postgresAccount() : undefined
  removeLeftOvers(bin, account)
  const folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`))
  if (account) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  const initdb = ['-D', data, '-U', 'tocsin', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']
  execFileSync(join(bin, 'initdb'), initdb, { ...account, cwd: folder, stdio: 'pipe' })
  const port = await freePort()
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    max_connections: '100',
    ...settings,
  }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...args], {
    ...account,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await ready(server)
  return {
    urlOf: (database) => `postgres://tocsin@127.0.0.1:${port}/${database}`,
    async stop() {
      // SIGQUIT is PostgreSQL's immediate shutdown.
      if (server.exitCode === null && server.kill('SIGQUIT')) await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function ready(server: ChildProcess): Promise<void> {
  let said = ''
  server.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4_000)
  })
  const deadline = performance.now() + 60_000
  while (!said.includes('ready to accept connections')) {
    if (server.exitCode !== null || performance.now() > deadline) {
      server.kill('SIGQUIT')
      throw new Error(`PostgreSQL did not start: ${said}`)
    }
    await sleep(20)
  }
}

/** Stops and removes the clusters of test runs that were killed. */
function removeLeftOvers(bin: string, account: Account | undefined): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(folderPrefix) || isAlive(Number(name.split('-')[2]))) continue
    const folder = join(tmpdir(), name)
    const stop = ['stop', '-D', join(folder, 'data'), '-m', 'immediate']
    try {
      execFileSync(join(bin, 'pg_ctl'), stop, { ...account, cwd: tmpdir(), stdio: 'ignore' })
    } catch {
      // It was not running any more.
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function postgresAccount(): Account {
  const idOf = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
