import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

/** Nothing but the page under test may reach a network, and no state is left behind. */
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'apps/pwa',
  testMatch: '**/*.e2e.ts',
  testIgnore: ['**/node_modules/**', '**/dist/**', '**/build/**'],
  outputDir: 'test-results',
  timeout: 120_000,
  // Making the keys of a vault takes seconds by design, and on a busy machine more of them.
  expect: { timeout: 20_000 },
  retries: 0,
  // Absolute: other configurations take this one up from other folders.
  globalSetup: fileURLToPath(
    new URL('apps/pwa/e2e/support/seed-folder.config.ts', import.meta.url),
  ),
  // Each with a server, a mission and browsers of its own: a third one makes all of them slower than it helps.
  workers: 2,
  // By tests, not by files: otherwise everybody waits for the last long file.
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  use: {
    browserName: 'chromium',
    headless: true,
    actionTimeout: 20_000,
    launchOptions: {
      executablePath: process.env.TOCSIN_HEADLESS ?? '/usr/bin/chromium',
      args: chromiumFlags,
    },
  },
})
