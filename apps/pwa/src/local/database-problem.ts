import { type Problem, problem } from '@tocsin/schema/problem'

const refusals = new Set([
  'AbortError',
  'DatabaseClosedError',
  'InvalidStateError',
  'MissingAPIError',
  'OpenFailedError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError',
  'VersionError',
])

/** The name of a refusal; that of a full disk hides in `inner` behind an AbortError. */
function refusalName(thrown: Error): string {
  const inner = 'inner' in thrown ? thrown.inner : undefined
  return inner instanceof Error && inner.name === 'QuotaExceededError' ? inner.name : thrown.name
}

/** What a refusal of the browser's database means to a person. Throws everything that is none: a defect. */
export function databaseProblem(thrown: unknown): Problem {
  if (!(thrown instanceof Error)) throw thrown
  const name = refusalName(thrown)
  if (name === 'QuotaExceededError') return problem('storage_full')
  if (refusals.has(name)) return problem('storage_unavailable', { name })
  throw thrown
}
