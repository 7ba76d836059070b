import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { SignedHead } from '@tocsin/schema/sync/log-word'
import { vouchFor } from '../accounts/vouch.ts'
import { rootOfTrees } from '../log/grow-trees.ts'
import type { LogDeps } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { readProofs } from '../log/read-proofs.ts'
import { listSeats } from '../log/seats.ts'
import { treesUpTo } from '../log/trees-up-to.ts'
import { holdSigningKey } from '../trust/held-key.ts'
import { findRoot } from '../trust/mission-root.ts'
import { signingAs } from '../trust/open-trust.ts'
import { standingTrust } from '../trust/standing-trust.ts'
import { newestStatement } from '../trust/statement-store.ts'
import type { TrustDeps } from '../trust/trust-deps.ts'
import type { Evidence } from './certify.ts'

/** The server's own seats come into being whenever a job needs one: the delegate says so here at the latest. */
async function vouchForSystemSeats(deps: TrustDeps): Promise<void> {
  if ((await findRoot(deps)) === undefined) return
  const held = await holdSigningKey(deps, 'delegate')
  const trust = { delegate: held.publicKey, signAsDelegate: signingAs(deps, held) }
  for (const seat of await listSeats(deps.database.db, deps.mission)) {
    if (seat.actor.role === 'system') await vouchFor({ ...deps, trust }, seat)
  }
}

/**
 * Log, trees and statements as of one moment, under the head that is signed last or under an earlier
 * one that somebody has kept.
 *
 * @returns `not_found` for an empty log; `stale_epoch` for a head of another life of the log;
 * `log_rewritten` for one that is not of this log; what `work` returns.
 */
export async function withEvidence<T>(
  deps: LogDeps & TrustDeps,
  head: SignedHead | undefined,
  work: (evidence: Evidence) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const { database, mission, logKey } = deps
  await vouchForSystemSeats(deps)
  const transaction = database.db.transaction().setIsolationLevel('repeatable read')
  return await transaction.execute(async (tx) => {
    const within = { ...deps, database: { ...database, db: tx } }
    const last = await readProofs(tx, mission)
    if (!last.signed) return err(problem('not_found'))
    let { signed, trees } = { ...last, signed: last.signed }
    if (head) {
      const { epoch } = await missionOf(tx, mission)
      if (head.head.epoch !== epoch) return err(problem('stale_epoch', { epoch }))
      if (head.head.seq > signed.head.seq) return err(problem('log_rewritten'))
      trees = await treesUpTo(tx, mission, head.head.seq)
      const { root, scopes } = rootOfTrees(trees)
      const isOurs = root === head.head.root && scopes === head.head.scopes
      if (!isOurs || head.head.mission !== mission) return err(problem('log_rewritten'))
      signed = head
    }
    const trust = await standingTrust(within)
    return await work({
      words: deps.words,
      db: tx,
      mission,
      logKey,
      signed,
      trees,
      trust,
      seatProof: async (seat) => ({
        enrolled: (await newestStatement(within, 'seat', seat)) ?? null,
        revoked: (await newestStatement(within, 'revocation', seat)) ?? null,
      }),
    })
  })
}
