import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { expect, it, onTestFinished } from 'vitest'
import { staticApp } from './static-app.ts'

it('what begins with a dot, and what lies beside the app, is never served', async () => {
  const outer = mkdtempSync(join(tmpdir(), 'tocsin-static-'))
  const app = join(outer, 'app')
  mkdirSync(join(app, '.git'), { recursive: true })
  writeFileSync(join(app, 'index.html'), 'the app')
  for (const secret of ['app/.git/config', 'app/.env', 'server.key']) {
    writeFileSync(join(outer, secret), 'secret')
  }
  const server = express().use(staticApp(app)).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  // as: a listening TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  const read = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text()
  expect(await read('/index.html')).toBe('the app')
  for (const path of [
    '/.git/config',
    '/.git/',
    '/.env',
    '/..%2fserver.key',
    '/%2e%2e/server.key',
  ]) {
    expect([path, await read(path)]).toEqual([path, expect.not.stringContaining('secret')])
  }
})
