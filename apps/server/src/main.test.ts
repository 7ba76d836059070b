import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-main-'))
/** What node has made of the sources, for all starts of the program together. */
const compiled = mkdtempSync(join(tmpdir(), 'tocsin-compiled-'))
afterAll(() => rmSync(compiled, { recursive: true, force: true }))

/** Starts the real program; `said` grows with what it writes to either stream. */
function run(args: readonly string[], env: Record<string, string> = {}) {
  // It lives for a minute: optimising the embedded database's code would cost more than it gives.
  const program = ['--liftoff-only', join(import.meta.dirname, 'main.ts')]
  const child = spawn(process.execPath, [...program, ...args], {
    env: { ...process.env, DATABASE_URL: '', NODE_COMPILE_CACHE: compiled, ...env },
  })
  const running = { child, said: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      running.said += text
    })
  }
  return running
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}

async function untilReady(program: ReturnType<typeof run>): Promise<string> {
  const ready = /Tocsin is ready: (\S+)/
  const look = () => expect(program.said).toMatch(ready)
  await vi.waitFor(look, { timeout: 100_000, interval: 100 })
  return ready.exec(program.said)?.[1] ?? ''
}

describe('npm start', () => {
  const first = run(['--no-demo', '--data', dataDir, '--port', '0'], {
    TOCSIN_MISSION: 'testing',
    TOCSIN_LOG: 'info',
  })
  let url = ''
  beforeAll(async () => {
    url = await untilReady(first)
  }, 110_000)
  afterAll(async () => {
    first.child.kill('SIGKILL')
    await exitCode(first.child)
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('shows the administrator’s password once, and it is right', async () => {
    const password = /admin\s+(\S+)/.exec(first.said)?.[1]
    const response = await fetch(`${url}/api/trpc/auth.signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'admin', password }),
    })
    expect(response.status).toBe(200)
  })

  it('refuses a second process on the same data with one line that says what to do', async () => {
    const second = run(['--no-demo', '--data', dataDir, '--port', '0'])
    expect(await exitCode(second.child)).toBe(1)
    expect(second.said.trim().split('\n')).toHaveLength(1)
    expect(second.said).toContain(String(first.child.pid))
  })

  it('stops at SIGTERM only when what is under way is finished', async () => {
    const { port, hostname } = new URL(url)
    const body = new TransformStream<Uint8Array, Uint8Array>()
    const writer = body.writable.getWriter()
    const half = new TextEncoder().encode('{"seat":"')
    const pending = fetch(`http://${hostname}:${port}/api/trpc/auth.challenge`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: body.readable,
      duplex: 'half',
    } as RequestInit)
    await writer.write(half)
    await new Promise((resolve) => setTimeout(resolve, 300))
    first.child.kill('SIGTERM')
    await expect.poll(() => first.said).toContain('Stopping')
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    await writer.write(new TextEncoder().encode(`${'a'.repeat(32)}"}`))
    await writer.close()
    const response = await pending
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ result: { data: { mission: 'testing' } } })
    expect(await exitCode(first.child)).toBe(0)
  }, 30_000)

  it('PF-21 does not start on a database older than what it signed, and does after epoch begin', async () => {
    const tocsin = (...line: string[]) => {
      const args = [join(import.meta.dirname, 'cli/main.ts'), ...line, '--json', '--data', dataDir]
      return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
    }
    const begin = () => tocsin('epoch', 'begin', '--mission', 'testing').value.epoch
    const epoch = begin()
    // As after a restore: what lies beside the database knows more than the database.
    const head = { mission: 'testing', epoch, seq: 1000, at: 0, scopes: 1, root: 'ab'.repeat(32) }
    const signed = JSON.stringify({ head, signature: 'A'.repeat(86) })
    writeFileSync(join(dataDir, 'last-head-testing.json'), signed)
    const refused = run(['--no-demo', '--data', dataDir, '--port', '0'])
    expect(await exitCode(refused.child)).toBe(1)
    expect(refused.said).toContain('tocsin epoch begin')
    expect(refused.said).toContain('has signed number 1000')
    expect(begin()).not.toBe(epoch)
    const again = run(['--no-demo', '--data', dataDir, '--port', '0'])
    await untilReady(again)
    again.child.kill('SIGTERM')
    expect(await exitCode(again.child)).toBe(0)
  }, 180_000)
})

describe('what keeps it from starting', () => {
  it('says in one line that the database does not answer', async () => {
    const program = run(['--data', dataDir], { DATABASE_URL: 'postgres://127.0.0.1:1/none' })
    expect(await exitCode(program.child)).toBe(1)
    expect(program.said.trim().split('\n')).toHaveLength(1)
    expect(program.said).toContain('127.0.0.1:1')
  })

  it('says in one line that a setting is wrong', async () => {
    const program = run(['--port', 'many'])
    expect(await exitCode(program.child)).toBe(1)
    expect(program.said.trim().split('\n')).toHaveLength(1)
  })
})

describe('a port that is taken', () => {
  it('is named in one line, before anything was made whose password nobody would see', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tocsin-port-'))
    const other = createServer().listen(0, 'localhost')
    await once(other, 'listening')
    // as: a listening TCP server has an address of this form.
    const { port } = other.address() as AddressInfo
    const program = run(['--no-demo', '--data', folder, '--port', String(port)])
    expect(await exitCode(program.child)).toBe(1)
    expect(program.said.trim().split('\n').at(-1)).toContain(String(port))
    other.close()
    const again = run(['--no-demo', '--data', folder, '--port', '0'])
    await untilReady(again)
    expect(again.said).toMatch(/admin\s+\S+/)
    again.child.kill('SIGTERM')
    expect(await exitCode(again.child)).toBe(0)
    rmSync(folder, { recursive: true, force: true })
  }, 110_000)
})
