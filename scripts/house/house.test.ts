import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { houseProblems } from './house-problems.ts'

const root = join(import.meta.dirname, '../..')
const made = /(^|\/)(node_modules|build|dist|\.turbo)(\/|$)/

const files = globSync(
  ['packages/*/**/*.{ts,tsx}', 'apps/*/**/*.{ts,tsx}', 'scripts/**/*.{ts,mjs}'],
  {
    cwd: root,
    exclude: (path) => made.test(path),
  },
)
  .filter((path) => !made.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

describe('the house', () => {
  it('is read at all', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(files.some(({ path }) => path === 'packages/schema/src/problem.ts')).toBe(true)
  })

  it('keeps its rules', () => {
    expect(houseProblems(files)).toEqual([])
  })
})

const primitive = 'packages/schema/src/primitives/x.ts'
const reducer = 'packages/schema/src/report/reduce.ts'
const feature = 'apps/pwa/src/features/log-threat/form.tsx'
const append = 'apps/server/src/log/append.ts'

describe('each rule catches its breach', () => {
  it.each([
    [primitive, "import { Header } from '../events/envelope.ts'"],
    [primitive, "import { sha256 } from '@noble/hashes/sha2.js'"],
    [primitive, "import { readFileSync } from 'node:fs'"],
    ['packages/schema/src/vocabulary/x.ts', "import { can } from '../report/can.ts'"],
    ['packages/schema/src/chain/x.ts', "import { reduceReport } from '../report/reduce.ts'"],
    ['packages/schema/src/problem.ts', "import { Header } from './events/envelope.ts'"],
    [reducer, "import { reduceIncident } from '../incident/reduce.ts'"],
    [reducer, "import {\n  reduceIncident,\n} from '../incident/reduce.ts'"],
    [reducer, "export const later = import('../incident/reduce.ts')"],
    [reducer, "import { append } from '@tocsin/server/log/append'"],
    ['packages/seal/src/x.ts', "import { Header } from '@tocsin/schema/events/envelope'"],
    ['packages/testkit/src/x.ts', "import { append } from '@tocsin/server/log/append'"],
    [append, "import { syncRouter } from '../routers/sync.ts'"],
    [append, "import { createDemo } from '@tocsin/testkit/demo'"],
    ['apps/server/src/routers/sync.ts', "import { run } from '../cli/run.ts'"],
    ['apps/server/src/projections/x.ts', "import { vault } from '@tocsin/pwa/vault/vault'"],
    [feature, "import { Form } from '../log-incident/form.tsx'"],
    [feature, "import type { Form } from '../log-incident/form.tsx'"],
    [feature, "import { openVault } from '../../vault/vault.ts'"],
    [feature, "import { appRouter } from '@tocsin/server/app'"],
    ['apps/pwa/src/vault/x.ts', "import { useState } from 'react'"],
    ['apps/pwa/src/local/x.ts', "import { Button } from '../ui/button.tsx'"],
    ['apps/pwa/src/ui/button.tsx', "import { labelOf } from '@tocsin/schema/vocabulary/find'"],
    ['apps/pwa/src/sw/x.ts', "import { db } from '../local/db.ts'"],
    ['apps/pwa/src/main.tsx', "import { appRouter } from '@tocsin/server/app'"],
  ])('direction: %s, %s', (path, text) => {
    expect(houseProblems([{ path, text }])).toEqual([expect.stringContaining('may not import')])
  })

  it.each([
    [reducer, "import type { IncidentId } from '../incident/state.ts'"],
    [reducer, "import { type IncidentId } from '../incident/state.ts'"],
    [reducer, "import * as z from 'zod/mini'"],
    [feature, "import type { AppRouter } from '@tocsin/server/app'"],
    [feature, "import { hint } from './hint.ts'"],
    ['apps/pwa/src/vault/x.test.ts', "import { world } from '@tocsin/testkit/world/world'"],
    ['apps/server/src/demo/seed.ts', "import { ondara } from '@tocsin/testkit/ondara/units'"],
    ['apps/server/src/main.ts', "import { openEmbedded } from './db/open-embedded.ts'"],
  ])('and lets pass: %s, %s', (path, text) => {
    expect(houseProblems([{ path, text }])).toEqual([])
  })

  it.each([
    ['default export', append, 'export default function append() {}'],
    ['default export', append, 'const a = 1\nexport { a as default }'],
    ['index file', 'apps/server/src/log/index.ts', ''],
    ['passes on', 'packages/schema/src/all.ts', "export * from './problem.ts'"],
    ['passes on', 'packages/schema/src/all.ts', "export {\n  problem,\n} from './problem.ts'"],
    ['passes on', 'packages/schema/src/all.ts', "export type { Problem } from './problem.ts'"],
    ['401 lines', append, 'const a = 1\n'.repeat(401)],
    ['clock', reducer, 'const now = Date.now()'],
    ['clock', reducer, 'const now = new Date()'],
    ['randomness', reducer, 'const id = Math.random()'],
    ['randomness', reducer, 'crypto.getRandomValues(bytes)'],
    ['network', reducer, "await fetch('/api')"],
  ])('shape: %s', (said, path, text) => {
    expect(houseProblems([{ path, text }])).toEqual([expect.stringContaining(said)])
  })

  it.each([
    [append, 'const now = Date.now()'],
    ['packages/schema/src/report/reduce.test.ts', 'const now = Date.now()'],
    ['packages/testkit/src/world/cli.ts', 'const now = Date.now()'],
    [reducer, '// never Date.now() here'],
    [reducer, 'const at = new Date(ms)'],
    ['apps/pwa/vite.config.ts', 'export default {}'],
    [append, 'const a = 1\n'.repeat(400)],
  ])('and lets pass: %s', (path, text) => {
    expect(houseProblems([{ path, text }])).toEqual([])
  })
})
