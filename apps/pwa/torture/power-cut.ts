import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the browser keeps what the app has saved: its database and its private files. */
const folders = ['Default/IndexedDB', 'Default/File System']

export type PowerCut = {
  /** With `slowTablesMs`, a sync of one of the database's tables takes that long: see power-cut.c. */
  env(profile: string, slowTablesMs?: number): Record<string, string>
  /** How many logs of the database have been synced and are still needed: two while it begins a new one. */
  syncedLogs(): number
  /** Everything in the profile is durable now. */
  settle(profile: string): void
  /** Leaves of the profile only what was synced since it was settled. */
  strike(profile: string): void
  end(): void
}

export function hasCompiler(): boolean {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A machine whose power can be cut: see power-cut.c. */
export function buildPowerCut(): PowerCut {
  const scratch = mkdtempSync(join(tmpdir(), 'tocsin-power-cut-'))
  const library = join(scratch, 'power-cut.so')
  const mirror = join(scratch, 'mirror')
  const source = join(import.meta.dirname, 'power-cut.c')
  execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'])
  const replace = (from: string, to: string) => {
    for (const folder of folders) {
      rmSync(join(to, folder), { recursive: true, force: true })
      if (existsSync(join(from, folder))) {
        cpSync(join(from, folder), join(to, folder), { recursive: true })
      }
    }
  }
  return {
    env: (profile, slowTablesMs) => ({
      LD_PRELOAD: library,
      TORTURE_PROFILE: profile,
      TORTURE_MIRROR: mirror,
      ...(slowTablesMs !== undefined && { TORTURE_SLOW_TABLES: `${slowTablesMs}` }),
    }),
    syncedLogs: () => {
      const folder = join(mirror, 'Default/IndexedDB')
      if (!existsSync(folder)) return 0
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      return files.filter((name) => name.endsWith('.log')).length
    },
    settle: (profile) => replace(profile, mirror),
    strike: (profile) => replace(mirror, profile),
    end: () => rmSync(scratch, { recursive: true, force: true }),
  }
}
