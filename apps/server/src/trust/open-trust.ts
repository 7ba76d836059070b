import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { ServerProof, Signed, TrustBundle } from '@tocsin/schema/trust/signed'
import type {
  DelegateStatement,
  LogStatement,
  RevocationStatement,
  SeatStatement,
  TransportStatement,
} from '@tocsin/schema/trust/statements'
import { signStatement } from '@tocsin/seal/statement'
import {
  type HeldSealingKey,
  type HeldSigningKey,
  holdSealingKey,
  holdSigningKey,
} from './held-key.ts'
import { type MissionRoot, openMissionRoot } from './mission-root.ts'
import { keepStatement, newestStatement } from './statement-store.ts'
import type { TrustDeps } from './trust-deps.ts'

const day = 86_400_000
const delegateDays = 365

/** Before its end a delegate is renewed as long as the root is at hand. */
const renewDays = 90

/** The mission's trust, as its server holds it. */
export type Trust = {
  /** Raw public key, base64url. The private half is read for renewing the delegate at the start, and let go. */
  root: string
  /** What a device checks from its pinned root downwards; the newest roster of officers is read each time. */
  bundle(): Promise<TrustBundle>
  /** The delegate's raw public key, base64url. */
  delegate: string
  /** Signs receipts and heads of the log. */
  log: HeldSigningKey
  /** Opens envelopes. */
  transport: HeldSealingKey
  /** What only a delegate may say: of seats and their end. Kept as well. */
  signAsDelegate<T extends SeatStatement | RevocationStatement>(statement: T): Promise<Signed<T>>
  /** Shows whoever asks with a fresh nonce that this is the mission's server. */
  prove(nonce: string): Promise<ServerProof>
}

/**
 * Opens the keys of a mission and makes those that are missing. Throws when the root is away and no
 * delegate of this server was ever signed: only the key ceremony can mend that.
 */
export async function openTrust(deps: TrustDeps, dataDir: string): Promise<Trust> {
  const root = await openMissionRoot(deps, dataDir)
  const held = await holdSigningKey(deps, 'delegate')
  const first = await delegateOf(deps, root, held)
  const [log, transport] = [
    await holdSigningKey(deps, 'log'),
    await holdSealingKey(deps, 'transport'),
  ]
  const said = { v: 1, mission: deps.mission, issuedAt: deps.clock.now() } as const
  const signedLog = await standing(deps, held, { ...said, kind: 'log', key: log.publicKey })
  const signedTransport = await standing(deps, held, {
    ...said,
    kind: 'transport',
    key: transport.publicKey,
  })
  // Read each time: the key ceremony renews it while the server runs.
  const signedDelegate = async () =>
    (await newestStatement(deps, 'delegate', held.publicKey)) ?? first
  return {
    root: root.publicKey,
    delegate: held.publicKey,
    log,
    transport,
    bundle: async () => ({
      root: root.publicKey,
      delegate: await signedDelegate(),
      log: signedLog,
      transport: signedTransport,
      officers: (await newestStatement(deps, 'officers', 'mission')) ?? null,
    }),
    signAsDelegate: signingAs(deps, held),
    prove: async (nonce) => {
      const now = { v: 1, mission: deps.mission, issuedAt: deps.clock.now() } as const
      const here = await signStatement(held.key, { ...now, kind: 'here', nonce } as const)
      return { root: root.publicKey, delegate: await signedDelegate(), here }
    },
  }
}

/** The delegate's word on seats, from whoever holds its key. */
export function signingAs(deps: TrustDeps, { key }: HeldSigningKey): Trust['signAsDelegate'] {
  return async (statement) => {
    const signed = await signStatement(key, statement)
    await keepStatement(deps, { subject: statement.seat, version: statement.issuedAt }, signed)
    return signed
  }
}

/** What the root says of the key of a server, for a year from now. */
export function delegateStatement(of: {
  mission: MissionId
  key: string
  now: number
}): DelegateStatement {
  return {
    v: 1,
    kind: 'delegate',
    mission: of.mission,
    issuedAt: of.now,
    key: of.key,
    // A day back: a device whose mission began today may have heard an earlier hour.
    from: of.now - day,
    until: of.now + delegateDays * day,
  }
}

async function delegateOf(
  deps: TrustDeps,
  root: MissionRoot,
  { publicKey }: HeldSigningKey,
): Promise<Signed<DelegateStatement>> {
  const now = deps.clock.now()
  const standing = await newestStatement(deps, 'delegate', publicKey)
  const isFresh = standing !== undefined && now < standing.statement.until - renewDays * day
  if (standing && (isFresh || !root.key)) return standing
  if (!root.key) {
    throw new Error('the root of the mission is away and has signed no delegate of this server')
  }
  const statement = delegateStatement({ mission: deps.mission, key: publicKey, now })
  const signed = await signStatement(root.key, statement)
  await keepStatement(deps, { subject: publicKey, version: now }, signed)
  return signed
}

/** The delegate's word on a key of the server, given once for each. */
async function standing<T extends LogStatement | TransportStatement>(
  deps: TrustDeps,
  delegate: HeldSigningKey,
  statement: T,
): Promise<Signed<T>> {
  const subject = `${statement.key}|${delegate.publicKey}`
  const before = await newestStatement(deps, statement.kind, subject)
  // as: found by the kind of this very statement.
  if (before) return before as Signed<T>
  const signed = await signStatement(delegate.key, statement)
  await keepStatement(deps, { subject, version: statement.issuedAt }, signed)
  return signed
}
