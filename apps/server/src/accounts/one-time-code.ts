import { createHash } from 'node:crypto'
import type { Random } from '../log/log-deps.ts'
import { makePassword } from './password.ts'

/** A code that is told once and kept as a hash: four groups of four, about 79 bits. */
export function makeCode(random: Random): string {
  return makePassword(random)
}

/** As typed or scanned, with or without its hyphens. Plain SHA-256: nobody guesses 79 bits. */
export function codeHash(typed: string): string {
  const code = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
  return createHash('sha256').update(`tocsin/code/v1|${code}`).digest('hex')
}
