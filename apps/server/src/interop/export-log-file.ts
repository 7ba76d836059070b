import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { TrustBundle } from '@tocsin/schema/trust/signed'
import { exportLog } from '../log/export-log.ts'
import { holdSigningKey } from '../trust/held-key.ts'
import { findRoot } from '../trust/mission-root.ts'
import { newestStatement } from '../trust/statement-store.ts'
import type { TrustDeps } from '../trust/trust-deps.ts'
import type { JobDeps } from './run-job.ts'

type Exported = { path: string; events: number; seq: number; head: string | null }

/** Writes the whole log into a file that only its owner reads, as of one moment (SPEC PF-13). */
export async function exportLogFile(
  deps: JobDeps,
  { path, withParts }: { path: string; withParts: boolean },
): Promise<Result<Exported, Problem>> {
  const { database, mission, clock, logKey } = deps
  const trust = await standingTrust(deps)
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx' })
  const written: Exported = { path, events: 0, seq: 0, head: null }
  const of = { mission, exportedAt: clock.now(), key: logKey.publicKey, trust, withParts }
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

/** Who vouches for the log key, as far as it was said; null before a mission's server was ever started. */
async function standingTrust(deps: TrustDeps): Promise<TrustBundle | null> {
  const root = await findRoot(deps)
  if (root === undefined) return null
  const { publicKey } = await holdSigningKey(deps, 'delegate')
  const delegate = await newestStatement(deps, 'delegate', publicKey)
  const [log, transport] = await Promise.all([
    holdStatement(deps, 'log', publicKey),
    holdStatement(deps, 'transport', publicKey),
  ])
  if (!delegate || log?.statement.kind !== 'log' || transport?.statement.kind !== 'transport') {
    return null
  }
  const officers = (await newestStatement(deps, 'officers', 'mission')) ?? null
  return {
    root,
    delegate,
    log: { statement: log.statement, signature: log.signature },
    transport: { statement: transport.statement, signature: transport.signature },
    officers,
  }
}

/** The delegate's newest word on the key of this name that the server holds. */
async function holdStatement(deps: TrustDeps, kind: 'log' | 'transport', delegate: string) {
  const row = await deps.database.db
    .selectFrom('held_key')
    .select('public_key')
    .where('mission_id', '=', deps.mission)
    .where('name', '=', kind)
    .where('key_id', '=', deps.serverKey.id)
    .executeTakeFirst()
  return row && (await newestStatement(deps, kind, `${row.public_key}|${delegate}`))
}
