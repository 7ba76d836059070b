import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { DemoDatabase } from './demo-database.ts'
import { joinedServer } from './seed-folder.config.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const node = `${root}node_modules/.bin/node`
const main = `${root}apps/server/src/main.ts`

export type Account = { name: string; password: string }

/** The real server in a process of its own. */
export type TocsinServer = {
  url: string
  /** Accounts that were made, and printed, at this start. */
  accounts: Account[]
  /** As a service manager ends it: what is under way is finished first. */
  stop(): Promise<void>
  /** As a power cut ends it. */
  kill(): Promise<void>
}

/** Starts it on `port` (0: any free one) and waits until it says that it is ready. */
export async function startServer(
  dataDir: string,
  { url }: DemoDatabase,
  port = 0,
): Promise<TocsinServer> {
  // It lives for a minute: optimising the embedded database's code would cost more than it gives.
  const program = url ? [process.env[joinedServer] ?? ''] : ['--liftoff-only', main]
  const child = spawn(node, [...program, '--port', String(port), '--data', dataDir], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: url ?? '', TOCSIN_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = await listen(child)
  const address = /^Tocsin is ready: (\S+)/m.exec(said)?.[1]
  if (!address) throw new Error(`the server did not start:\n${said}`)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
  return {
    url: address,
    accounts: [...said.matchAll(/^ {2}(\S+) +(\S+) {2}\([\w ]+\)$/gm)].map(
      ([, name = '', password = '']) => ({ name, password }),
    ),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

export function portOf(server: TocsinServer): number {
  return Number(new URL(server.url).port)
}

/** Everything it says up to being ready, or to its end. */
function listen(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Tocsin is ready')) resolve(said)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('exit', () => resolve(said))
  })
}
