import { err } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { type JobName, jobs } from '../interop/jobs.ts'
import { finish, type Run } from './command.ts'

/** What was typed as the job takes it; otherwise the command ends with what is wrong. */
export function checkTyped<J extends JobName>(run: Run, job: J, typed: unknown) {
  const parsed = jobs[job].asks.safeParse(typed)
  // as: parsed by the schema of this very job.
  if (parsed.success) return parsed.data as (typeof jobs)[J]['asks']['_zod']['output']
  const field = String(parsed.error.issues[0]?.path[0] ?? 'input')
  finish(run, err(problem('bad_input', { field })), () => [])
  return undefined
}
