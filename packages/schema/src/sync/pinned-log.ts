import * as z from 'zod/mini'
import { Hash } from '../events/envelope.ts'
import { ScopeId } from '../primitives/ids.ts'
import {
  LogPublicKey,
  LogSignature,
  mostLines,
  mostTogether,
  PackedPath,
  type ProofQuestion,
  SignedHead,
} from './log-word.ts'

const count = z.int().check(z.nonnegative())

/** How a server was seen to show another past than before. */
export const RewrittenReason = z.enum([
  /** It once signed its log and no longer does. */
  'unsigned',
  /** Another log key than the pinned one. */
  'key',
  /** A head that is not signed, or is of another mission or epoch. */
  'head',
  /** A receipt that is not signed, or for a number beyond the head. */
  'receipt',
  /** A head with fewer events than one it showed before. */
  'shortened',
  /** Two pasts that do not grow out of each other. */
  'forked',
  /** It owes the proof that it was asked for. */
  'no_proof',
  /** An acknowledged event is not where the receipt says. */
  'line',
])
export type RewrittenReason = z.infer<typeof RewrittenReason>

/** Two words of one server that contradict each other: evidence that anybody with its log key can check. */
export const Rewritten = z.object({
  reason: RewrittenReason,
  before: z.nullable(SignedHead),
  after: z.nullable(SignedHead),
})
export type Rewritten = z.infer<typeof Rewritten>

/** What a tablet holds a server to. */
export const PinnedLog = z.object({
  key: LogPublicKey,
  epoch: z.string(),
  /** The last head that was signed to this tablet. */
  seen: SignedHead,
  /** The last head that was proven to continue everything before it, with the scopes under it. */
  proven: z.nullable(
    z.object({
      signed: SignedHead,
      scopes: z.record(ScopeId, z.object({ size: count, root: Hash })),
    }),
  ),
  /** Last heads of earlier epochs, newest first. */
  former: z.array(SignedHead),
  /** Whether the server proves many events together, by its last word. */
  together: z.optional(z.boolean()),
  /** The first contradiction, for ever, with when it was seen, ms since 1970. */
  rewritten: z.nullable(z.extend(Rewritten, { seenAt: z.int() })),
})
export type PinnedLog = z.infer<typeof PinnedLog>

/** The server's signed word for one event, complete in itself: it can be checked without the server. */
export const StoredReceipt = z.object({
  key: LogPublicKey,
  epoch: z.string(),
  chain: z.object({ seatSeq: count, hash: Hash }),
  count,
  index: count,
  path: PackedPath,
  seq: count,
  root: Hash,
  signature: LogSignature,
})
export type StoredReceipt = z.infer<typeof StoredReceipt>

/** Whether there is a head that still has to be proven. */
export function owesProof(pinned: PinnedLog | null): boolean {
  return pinned !== null && pinned.seen.head.seq !== pinned.proven?.signed.head.seq
}

/** How many own events are proven in one answer of this server. */
export function mostProven(pinned: PinnedLog | null): number {
  return pinned?.together ? mostTogether : mostLines
}

/** What to ask of a server that signs; undefined when nothing is owed. `lines` = at most {@link mostProven}. */
export function proofQuestion(
  pinned: PinnedLog | null,
  epoch: string,
  lines: ProofQuestion['lines'],
): ProofQuestion | undefined {
  if (pinned === null || pinned.epoch !== epoch) return undefined
  if (lines.length === 0 && !owesProof(pinned)) return undefined
  const scopes = Object.entries(pinned.proven?.scopes ?? {})
  // as: entries of a record by scope.
  const from = Object.fromEntries(
    scopes.map(([scope, { size }]) => [scope, size]),
  ) as ProofQuestion['from']
  const asked = lines.map(({ scope, scopeSeq }) => ({ scope, scopeSeq }))
  return pinned.together && asked.length > 0
    ? { from, lines: [], together: asked }
    : { from, lines: asked }
}
