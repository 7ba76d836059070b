import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod/mini'

const Ready = z.object({
  url: z.string(),
  accounts: z.array(z.object({ name: z.string(), password: z.string() })),
})
const Used = z.object({ cpuMs: z.number(), rssMb: z.number() })

/** The real server in a process of its own, with a new mission and a team member for every area named. */
export async function startBenchServer(areas: readonly string[]) {
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-bench-'))
  const program = join(import.meta.dirname, 'serve.ts')
  const child = spawn(process.execPath, [program, dataDir, ...areas], {
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const ended = once(child, 'exit').then(() => {
    throw new Error('the server ended before it was asked to')
  })
  ended.catch(() => {})
  // as: what a line of readline is.
  const line = async () => (await Promise.race([once(lines, 'line'), ended])) as [string]
  const [first] = await line()
  const { url, accounts } = Ready.parse(JSON.parse(first))
  return {
    port: Number(new URL(url).port),
    accounts,
    async used() {
      child.stdin.write('\n')
      const [said] = await line()
      return Used.parse(JSON.parse(said))
    },
    async stop() {
      const exit = once(child, 'exit')
      child.stdin.end()
      await exit
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
