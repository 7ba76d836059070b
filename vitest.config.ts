import { defineConfig } from 'vitest/config'

/** Tests lie beside what they test; `build` and `dist` hold only what was made from it. */
const files = {
  include: ['**/*.test.ts', '**/*.test.tsx'],
  exclude: ['**/node_modules/**', '**/build/**', '**/dist/**', '**/.turbo/**'],
}

/** The databases of `*.pg.test.ts` start when the first test asks for one. */
const databases = {
  globalSetup: ['./src/db/testing/global-setup.ts'],
  testTimeout: 30_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'schema', root: 'packages/schema', ...files } },
      { test: { name: 'seal', root: 'packages/seal', ...files } },
      { test: { name: 'testkit', root: 'packages/testkit', ...files } },
      { test: { name: 'server', root: 'apps/server', ...files, ...databases } },
      { test: { name: 'pwa', root: 'apps/pwa', ...files } },
      { test: { name: 'scripts', root: 'scripts', ...files } },
    ],
  },
})
