import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { type DeliverAnswer, largestDelivery } from '@tocsin/schema/sync/deliver'
import { readEnvelopeFile } from '@tocsin/schema/sync/envelope-file'
import { deliver } from '../log/deliver.ts'
import { holdSealingKey } from '../trust/held-key.ts'
import type { Answer, JobProgress } from './jobs.ts'
import type { JobDeps } from './run-job.ts'

/** Most bytes of a file: ten thousand envelopes of the usual size and more. */
const largestFile = 100_000_000

/**
 * Takes the envelopes of a file into the log, as if the tablets had delivered them (SPEC EN-5, EN-10).
 * The same file twice changes nothing. `not_envelopes`, `too_large`.
 */
export async function importEnvelopes(
  deps: JobDeps,
  file: AsyncIterable<Uint8Array>,
  onProgress: (progress: JobProgress) => void,
): Promise<Result<Answer<'import.envelopes'>, Problem>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of file) {
    length += chunk.length
    if (length > largestFile) return err(problem('too_large'))
    chunks.push(chunk)
  }
  const read = readEnvelopeFile(new TextDecoder().decode(Buffer.concat(chunks)))
  if (!read) return err(problem('not_envelopes'))
  const { key } = await holdSealingKey(deps, 'transport')
  const counts: Record<DeliverAnswer, number> = {
    taken: 0,
    held: 0,
    not_mine: 0,
    unreadable: read.unread,
    later: 0,
  }
  const { envelopes } = read
  for (let at = 0; at < envelopes.length; at += largestDelivery) {
    const answers = await deliver(deps, key, envelopes.slice(at, at + largestDelivery))
    for (const answer of answers) counts[answer] += 1
    onProgress({ done: at + answers.length, of: envelopes.length })
  }
  return ok(counts)
}
