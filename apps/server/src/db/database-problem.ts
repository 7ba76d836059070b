import { type Problem, problem } from '@tocsin/schema/problem'
import { sqlState } from './sql-state.ts'

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
])

/**
 * The problem behind an error of a driver or of the data folder, or undefined when it is a defect.
 * SQLSTATE classes: PostgreSQL manual, appendix A (08 connection, 28 authorisation, 3D no such
 * database, 53 resources, 57P shutdown).
 */
export function databaseProblem(error: unknown): Problem | undefined {
  const code = sqlState(error)
  if (code === undefined) {
    // pg has no code for its own connection timeout.
    const lost = error instanceof Error && /timeout|terminated/i.test(error.message)
    return lost ? problem('database_unreachable', { reason: 'no answer' }) : undefined
  }
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT') return problem('disk_full')
  if (unreachable.has(code) || /^(08|28|3D|53300|57P)/.test(code)) {
    return problem('database_unreachable', { reason: code })
  }
  return undefined
}
