import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { type KillableBrowser, startBrowser } from './killable-browser.ts'
import { servePage } from './page-server.ts'
import type { VaultPage } from './vault-page.ts'

/** Calls a function of the page by name. */
export function call<N extends keyof VaultPage>(
  page: Page,
  name: N,
  ...args: Parameters<VaultPage[N]>
): Promise<Awaited<ReturnType<VaultPage[N]>>> {
  type Functions = Record<string, (...args: readonly unknown[]) => unknown>
  // as: the page put its functions there, under these names (vault-page.ts).
  return page.evaluate(
    ([name, args]) =>
      (globalThis as unknown as { vaultPage: Functions }).vaultPage[name]?.(...args),
    [String(name), args] as const,
  ) as ReturnType<typeof call<N>>
}

export type Tablet = {
  /** The folder of the browser's profile. */
  profile(): string
  open(): Promise<Page>
  /** Ends the browser and opens the page in a new one on the same profile. */
  restart(end: 'close' | 'kill'): Promise<Page>
  kill(): Promise<void>
}

/** A tablet of its own for each test of a file, on which the vault's page runs. */
export function tabletPerTest(): Tablet {
  let server: Awaited<ReturnType<typeof servePage>>
  let profile = ''
  let browser: KillableBrowser
  const complaints: string[] = []
  test.beforeAll(async () => {
    server = await servePage()
  })
  test.afterAll(() => server.stop())
  test.beforeEach(async () => {
    profile = mkdtempSync(join(tmpdir(), 'tocsin-vault-'))
    browser = await startBrowser(profile)
  })
  test.afterEach(async () => {
    expect(complaints.splice(0)).toEqual([])
    await browser.kill().catch(() => undefined)
    rmSync(profile, { recursive: true, force: true })
  })
  const open = async () => {
    const page = await browser.context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(server.url)
    return page
  }
  return {
    profile: () => profile,
    open,
    restart: async (end) => {
      await browser[end]()
      browser = await startBrowser(profile)
      return open()
    },
    kill: () => browser.kill(),
  }
}
