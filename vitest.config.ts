import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Tests lie beside what they test; `build` and `dist` hold only what was made from it. */
const files = {
  include: ['**/*.test.ts', '**/*.test.tsx'],
  exclude: ['**/node_modules/**', '**/build/**', '**/dist/**', '**/.turbo/**'],
}

/** No test judges speed: time runs out only for what hangs, also on a machine that has other work. */
const patient = { testTimeout: 30_000 }

/** Packages keep nothing between calls, so their files share a worker: a third less computing. */
const pure = { ...patient, isolate: false }

/** The app's neither, but for the one in whose worker a module is another than it is. */
const mocked = 'src/i18n/language-not-here.test.ts'
const app = {
  shared: { ...pure, ...files, exclude: [...files.exclude, mocked] },
  alone: { ...patient, include: [mocked] },
}

/**
 * The databases of `*.pg.test.ts` start when the first test asks for one. A started one, with its
 * engine compiled, serves file after file (`src/db/testing/copies.ts`): less than half the computing.
 */
const databases = {
  isolate: false,
  globalSetup: ['./src/db/testing/global-setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  test: {
    // Vitest leaves one processor free, and on a machine of two everything waits for the other.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'schema', root: 'packages/schema', ...files, ...pure } },
      { test: { name: 'seal', root: 'packages/seal', ...files, ...pure } },
      { test: { name: 'early-warning', root: 'packages/early-warning', ...files, ...pure } },
      { test: { name: 'testkit', root: 'packages/testkit', ...files, ...pure } },
      { test: { name: 'server', root: 'apps/server', ...files, ...databases } },
      { test: { name: 'pwa', root: 'apps/pwa', ...app.shared } },
      { test: { name: 'pwa-mocked', root: 'apps/pwa', ...app.alone } },
      { test: { name: 'bench', root: 'bench', ...files, ...patient } },
      { test: { name: 'scripts', root: 'scripts', ...files, ...patient } },
    ],
  },
})
