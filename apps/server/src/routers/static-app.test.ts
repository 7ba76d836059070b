import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
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

it('a file that was packed when the app was built travels packed to browsers that read it', async () => {
  const app = mkdtempSync(join(tmpdir(), 'tocsin-packed-'))
  mkdirSync(join(app, 'assets'))
  const text = 'export const much = "words"'
  writeFileSync(join(app, 'assets', 'main-abcd1234.js'), text)
  writeFileSync(join(app, 'assets', 'main-abcd1234.js.br'), brotliCompressSync(text))
  const server = express().use(staticApp(app)).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  // as: a listening TCP server has an address of this form.
  const { port } = server.address() as AddressInfo
  const read = async (encoding: string) => {
    const url = `http://127.0.0.1:${port}/assets/main-abcd1234.js`
    const response = await fetch(url, { headers: { 'accept-encoding': encoding } })
    expect(await response.text()).toBe(text)
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('vary')).toContain('Accept-Encoding')
    return response.headers.get('content-encoding')
  }
  expect(await read('gzip, br')).toBe('br')
  expect(await read('gzip')).toBeNull()
})
