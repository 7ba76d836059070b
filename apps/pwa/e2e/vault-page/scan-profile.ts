import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readable } from './readable-bytes.ts'

/** The ways in which the same bytes can lie in a file. */
function spellings(canary: Buffer): Buffer[] {
  const utf16 = Buffer.from(canary.toString('latin1'), 'utf16le')
  // Base64 groups three bytes: what comes before shifts the letters, and the edges mix with neighbours.
  const base64 = (encoding: 'base64' | 'base64url') =>
    [0, 1, 2].map((shift) => {
      const shifted = Buffer.concat([Buffer.alloc(shift), canary]).toString(encoding)
      return Buffer.from(shifted.replace(/=+$/, '').slice(4, -4))
    })
  const hex = canary.toString('hex')
  return [
    canary,
    utf16,
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    ...base64('base64'),
    ...base64('base64url'),
  ]
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
    forms: spellings(canary),
  }))
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const hits = files.flatMap((entry) => {
    const content = readFileSync(join(entry.parentPath, entry.name))
    const views = readable(entry.name, content)
    return wanted
      .filter(({ forms }) => views.some((view) => forms.some((form) => view.includes(form))))
      .map(({ name }) => `${entry.name}: ${name}`)
  })
  return { hits, files: files.length }
}
