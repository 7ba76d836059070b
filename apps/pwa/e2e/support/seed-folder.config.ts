import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the demo lies that all workers of a run copy; the first that needs it sows it (`seeded-demo.ts`). */
export const seedFolder = 'TOCSIN_E2E_SEED'

/** Playwright calls it once, before its workers. */
export default function makeSeedFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-seed-'))
  process.env[seedFolder] = folder
  // Every test starts a server, and compiling it is a quarter of that.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled')
  return () => rmSync(folder, { recursive: true, force: true })
}
