import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { exportLog } from '../log/export-log.ts'
import { standingTrust } from '../trust/standing-trust.ts'
import type { JobDeps } from './run-job.ts'

type Exported = { path: string; events: number; seq: number; head: string | null }

/** Writes the whole log into a file that only its owner reads, as of one moment (SPEC PF-13). */
export async function exportLogFile(
  deps: JobDeps,
  { path, withParts }: { path: string; withParts: boolean },
): Promise<Result<Exported, Problem>> {
  const { database, mission, words, clock, logKey } = deps
  const trust = await standingTrust(deps)
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx' })
  const written: Exported = { path, events: 0, seq: 0, head: null }
  const of = { mission, words, exportedAt: clock.now(), key: logKey.publicKey, trust, withParts }
  const transaction = database.db.transaction().setIsolationLevel('repeatable read')
  await transaction.execute(async (tx) => {
    for await (const line of exportLog(tx, of)) {
      if (line.kind === 'event') written.events += 1
      if (line.kind === 'head' && line.signed) {
        written.seq = line.signed.head.seq
        written.head = line.signed.head.root
      }
      if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain')
    }
  })
  file.end()
  await finished(file)
  return ok(written)
}
