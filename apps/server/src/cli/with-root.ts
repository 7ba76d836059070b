import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Answer } from '../interop/jobs.ts'
import { type LentRoot, lendLocalRoot } from '../trust/lent-root.ts'
import type { Run } from './command.ts'
import { doJob } from './do-job.ts'

/**
 * Lends the root of the mission to one act: the one that `root bring` has opened, otherwise the one
 * beside the data. The root stays in this process; a server that runs is sent only what it signed.
 *
 * @returns what the act returns; `root_away`; `root_foreign` when the root is another mission's; what
 * asking for the mission's root returns.
 */
export async function withRoot<T>(
  run: Pick<Run, 'home' | 'root'>,
  act: (root: LentRoot, shown: Answer<'root.show'>) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const shown = await doJob(run.home, { job: 'root.show', asked: {} })
  if (!shown.ok) return shown
  const { mission, root } = shown.value
  if (run.root) {
    const isTheirs = run.root.publicKey === root && run.root.mission === mission
    return isTheirs ? act(run.root, shown.value) : err(problem('root_foreign'))
  }
  const lent = await lendLocalRoot(run.home.dataDir, shown.value)
  return lent.ok ? act(lent.value, shown.value) : lent
}
