import { defineConfig } from '@playwright/test'
import suite from '../../../playwright.config.ts'

/** Takes the pictures of docs/screens: `npm run screens`. Not part of the tests. */
export default defineConfig({
  ...suite,
  testDir: '.',
  testMatch: '*.screens.ts',
  outputDir: '../../../test-results',
  // What one file shows goes on from picture to picture.
  workers: 2,
  fullyParallel: false,
  timeout: 600_000,
  reporter: 'line',
})
