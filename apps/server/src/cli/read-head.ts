import { existsSync, readFileSync } from 'node:fs'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { SignedHead } from '@tocsin/schema/sync/log-word'

/** JSON, or undefined for what is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A signed head in a file, as a tablet or desk hands it out. */
export function readHead(path: string): Result<SignedHead, Problem> {
  const read = existsSync(path)
    ? SignedHead.safeParse(parsed(readFileSync(path, 'utf8')))
    : undefined
  return read?.success ? ok(read.data) : err(problem('file_unreadable'))
}
