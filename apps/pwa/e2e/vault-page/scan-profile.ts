import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { spellings } from '@tocsin/testkit/spellings'
import { readable } from './readable-bytes.ts'

/** Of a browser that runs, caches come and go while they are read. */
function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/**
 * Every file of a browser's profile that holds one of the canaries in any spelling: `file: canary`.
 * Logs and tables of LevelDB, snappy and gzip are undone first.
 */
export function scanProfile(
  profile: string,
  canaries: Record<string, Buffer>,
): { hits: string[]; files: number } {
  const wanted = Object.entries(canaries).map(([name, canary]) => ({
    name,
    forms: spellings(canary).map((form) => Buffer.from(form)),
  }))
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const hits = files.flatMap((entry) => {
    const content = readIfThere(join(entry.parentPath, entry.name))
    const views = readable(entry.name, content)
    return wanted
      .filter(({ forms }) => views.some((view) => forms.some((form) => view.includes(form))))
      .map(({ name }) => `${entry.name}: ${name}`)
  })
  return { hits, files: files.length }
}
