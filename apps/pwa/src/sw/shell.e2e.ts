import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'

const built = fileURLToPath(new URL('../../dist', import.meta.url))
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

/** As strict as the shell can bear: what the real server sends may only be looser by need. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** The line of the precache list that tells one version of index.html from another. */
const shellRevision = /"[0-9a-f]{32}"(,"url":"index\.html")/

/** A file of the map's code in that list. A newer version has it under another name. */
const mapView = /map-view-[\w-]+(?=\.js)/
const newMapView = 'map-view-newer'

const builtMapView = mapView.exec(readFileSync(`${built}/service-worker.js`, 'utf8'))?.[0] ?? ''

/** Serves the build. `release` stands in for a new version of the shell; `asked` hears every path. */
async function serve(
  port: number,
  release: { name: string },
  asked: string[] = [],
): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    asked.push(path)
    response.setHeader('content-security-policy', policy)
    const oldPath = path.replace(newMapView, builtMapView)
    const file = extname(path) ? `${built}${oldPath}` : `${built}/index.html`
    if (path.startsWith('/api/')) return response.end('the server answers')
    if (!existsSync(file)) return response.writeHead(404).end('gone')
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
    const text = () => readFileSync(file, 'utf8')
    if (file.endsWith('index.html'))
      return response.end(text().replace('<html', `<html data-release="${release.name}"`))
    if (file.endsWith('service-worker.js'))
      return response.end(
        text()
          .replace(shellRevision, `"${release.name}"$1`)
          .replace(mapView, (name) => (release.name === 'cccc' ? newMapView : name)),
      )
    return response.end(readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return server
}

/**
 * A poor line: of the code for offline, the first file asked for is refused at once and the others
 * are answered `slowly` ms later.
 */
function poorLine(server: Server, slowly: number): void {
  const [answer] = server.listeners('request') as ((...asked: unknown[]) => void)[]
  server.removeAllListeners('request')
  let refused = false
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/assets/ready-')) return answer?.(request, response)
    if (refused) return setTimeout(() => answer?.(request, response), slowly)
    refused = true
    response.writeHead(503).end()
  })
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

function shellReady(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (active?.state !== 'activated')
      await new Promise((resolve) => active?.addEventListener('statechange', resolve))
    return navigator.serviceWorker.controller !== null
  })
}

test('the shell: strict policy, first visit, no network, server paths, update in two tabs', async ({
  context,
}) => {
  const release = { name: 'aaaa' }
  let server = await serve(0, release)
  const { port } = server.address() as AddressInfo
  const home = `http://localhost:${port}/`
  const page = await context.newPage()
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))

  await page.goto(home)
  await expect(page.locator('#root > *').first()).toBeVisible()
  await expect.poll(() => shellReady(page)).toBe(true)
  const foreign = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => entry.name)
      .filter((name) => !name.startsWith(location.origin)),
  )
  expect(foreign).toEqual([])
  expect(problems).toEqual([])

  await stop(server)
  await context.setOffline(true)
  await page.goto(`${home}a/deep/link`)
  await expect(page.locator('#root > *').first()).toBeVisible()
  const apiFails = () =>
    page.evaluate(() =>
      fetch('/api/health').then(
        () => false,
        () => true,
      ),
    )
  expect(await apiFails()).toBe(true)

  await context.setOffline(false)
  release.name = 'bbbb'
  server = await serve(port, release)
  expect(await apiFails()).toBe(false)
  const missing = await context.newPage()
  expect((await missing.goto(`${home}assets/gone-123.js`))?.status()).toBe(404)
  await missing.goto(`${home}api/health`)
  expect(await missing.textContent('body')).toBe('the server answers')
  await missing.close()

  const second = await context.newPage()
  await second.goto(home)
  await page.goto(home)
  // Asked once: the browser queues further questions behind the answer to the first.
  await page.evaluate(() =>
    navigator.serviceWorker.getRegistration().then((registration) => registration?.update()),
  )
  const waits = () =>
    page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
  await expect.poll(waits, { timeout: 20_000 }).toBe(true)
  for (const tab of [page, second])
    await expect(tab.locator('html')).toHaveAttribute('data-release', 'aaaa')
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    registration?.waiting?.postMessage({ type: 'activate' })
  })
  for (const tab of [page, second])
    await expect(tab.locator('html')).toHaveAttribute('data-release', 'bbbb')
  await stop(server)
})

/** Paths of the map's code that are kept, in whatever cache. */
function keptMapCode(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const kept: string[] = []
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys()
      kept.push(...requests.map(({ url }) => new URL(url).pathname))
    }
    return kept.filter((path) => /\/(?:map-|cluster\.)/.test(path)).sort()
  })
}

function keepReady(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    const { port1, port2 } = new MessageChannel()
    const answered = new Promise<boolean>((resolve) => {
      port1.onmessage = ({ data }) => resolve(data)
    })
    active?.postMessage({ type: 'keep-ready' }, [port2])
    return answered
  })
}

test('the map’s code comes when it is asked for, and a newer version brings its own', async ({
  page,
}) => {
  const release = { name: 'aaaa' }
  let server = await serve(0, release)
  const { port } = server.address() as AddressInfo
  await page.goto(`http://localhost:${port}/`)
  await expect.poll(() => shellReady(page)).toBe(true)
  expect(await keptMapCode(page)).toEqual([])

  await stop(server)
  expect(await keepReady(page)).toBe(false)
  const asked: string[] = []
  server = await serve(port, release, asked)
  poorLine(server, 200)
  expect(await keepReady(page)).toBe(false)
  // As when several screens want it, after a first try that failed: each file comes once.
  const [once, again] = await Promise.all([keepReady(page), keepReady(page)])
  expect([once, again]).toEqual([true, true])
  const ofReady = asked.filter((path) => path.startsWith('/assets/ready-'))
  expect(ofReady.length).toBeGreaterThan(50)
  expect(ofReady).toEqual([...new Set(ofReady)])
  const first = await keptMapCode(page)
  expect(first).toContain(`/assets/${builtMapView}.js`)

  release.name = 'cccc'
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update()
  })
  const hasWaiting = () =>
    page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
  await expect.poll(hasWaiting).toBe(true)
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    registration?.waiting?.postMessage({ type: 'activate' })
  })
  await expect(page.locator('html')).toHaveAttribute('data-release', 'cccc')
  const newer = first.map((path) => path.replace(`${builtMapView}.js`, `${newMapView}.js`))
  await expect.poll(() => keptMapCode(page)).toEqual(newer.toSorted())
  await stop(server)
})

test('a browser that lacks something says so in three languages and does not start', async ({
  page,
}) => {
  const server = await serve(0, { name: 'aaaa' })
  const { port } = server.address() as AddressInfo
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'CompressionStream')
  })
  await page.goto(`http://localhost:${port}/`)
  await expect(page.locator('main.too-old section')).toHaveCount(3)
  await expect(page.getByText('CompressionStream')).toBeVisible()
  await expect(page.locator('#root')).toHaveCount(0)
  await stop(server)
})
