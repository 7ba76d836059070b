import type { Locale } from './i18n/locale.ts'
import type { LockReason } from './vault/open-vault.ts'
import { readSign, signFrames, signGlyphs } from './vault/signs.ts'

// The page shows the first screen from what the build has drawn of it (tools/first-screens.ts) before the
// app is there. Here stands what the two have to agree on.

/**
 * Where it is kept what the locked screen shows of this device: one entry for each part, in order. It
 * says what that screen says, signs and nothing else of anybody.
 */
const lockKey = 'tocsin-lock'

export function readLock(): string | null {
  try {
    return localStorage.getItem(lockKey)
  } catch {
    return null
  }
}

/** Keeps what the lock of these parts shows; nothing of a lock that only the app itself draws. */
export function keepLock(lines: readonly Line[]): void {
  const lock = lockOf(lines)
  try {
    if (lock === null) localStorage.removeItem(lockKey)
    else localStorage.setItem(lockKey, lock)
  } catch {
    // Storage refused: then the app draws its first screen by itself.
  }
}

/** A part as it is drawn: the sign it is found by, and whether a key is needed besides the passphrase. */
export type DrawnPart = { sign: string | null; key: boolean }

type Line = {
  sign: string | null
  is: 'shut' | 'damaged' | 'wiped'
  authenticator?: unknown
}

/** What the lock of these parts shows, as it is kept; null for a screen that only the app itself draws. */
export function lockOf(lines: readonly Line[]): string | null {
  const isPlain = lines.length > 0 && lines.every(({ is }) => is !== 'wiped')
  const areSigned = lines.length === 1 || lines.every(({ sign }) => readSign(sign))
  if (!isPlain || !areSigned) return null
  return JSON.stringify(
    lines.map(({ sign, authenticator }): DrawnPart => {
      return { sign: lines.length > 1 ? sign : null, key: Boolean(authenticator) }
    }),
  )
}

/** All signs in the order in which the build draws them. */
export const drawnSigns: readonly string[] = signGlyphs.flatMap((glyph) =>
  signFrames.map((frame) => `${glyph}-${frame}`),
)

/** Whether the locked screen says that it was just locked. */
export function saysLockedAgain(because: string | null): boolean {
  return because === 'asked' || because === 'other_tab'
}

/** What is said of the first screen wherever it is drawn: two that agree in it look the same. */
export type FirstScreen =
  | { is: 'enrol'; locale: Locale }
  | { is: 'unlock'; locale: Locale; lock: string; because: LockReason | string | null }

export function nameOf(screen: FirstScreen): string {
  if (screen.is === 'enrol') return `enrol ${screen.locale}`
  return `unlock ${screen.locale} ${saysLockedAgain(screen.because)} ${screen.lock}`
}
