import { type Problem, problem } from '@tocsin/schema/problem'

/** What a refusal of the browser's storage means to a person. Throws everything that is none: a defect. */
export function storageProblem(thrown: unknown): Problem {
  if (!(thrown instanceof Error)) throw thrown
  if (thrown.name === 'QuotaExceededError') return problem('storage_full')
  if (thrown.name === 'NoModificationAllowedError') return problem('open_in_other_tab')
  if (thrown instanceof DOMException) return problem('storage_unavailable', { name: thrown.name })
  throw thrown
}
