import type { TrustBundle } from '@tocsin/schema/trust/signed'
import { holdSigningKey } from './held-key.ts'
import { findRoot } from './mission-root.ts'
import { newestStatement } from './statement-store.ts'
import type { TrustDeps } from './trust-deps.ts'

/** Who vouches for the log key, as far as it was said; null before a mission's server was ever started. */
export async function standingTrust(deps: TrustDeps): Promise<TrustBundle | null> {
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
