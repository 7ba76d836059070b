import { defineConfig } from '@playwright/test'
import suite from '../../../playwright.config.ts'

/** Times tasks by a model of a person: `npm run first-use`. Not part of the tests. */
export default defineConfig({
  ...suite,
  testDir: '.',
  testMatch: '*.timing.ts',
  outputDir: '../../../test-results',
  workers: 1,
  reporter: 'line',
})
