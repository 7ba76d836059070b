import * as z from 'zod/mini'
import { Hash, Moment } from '../events/envelope.ts'
import {
  type Bytes,
  concatBytes,
  fromBase64Url,
  isBase64Url,
  toBase64Url,
} from '../primitives/bytes.ts'
import { MissionId, ScopeId } from '../primitives/ids.ts'

/** A raw Ed25519 public key, base64url. */
export const LogPublicKey = z.string().check(z.refine((text) => isBase64Url(text, 32)))

/** An Ed25519 signature, base64url. */
export const LogSignature = z.string().check(z.refine((text) => isBase64Url(text, 64)))

const hashBytes = 32

/** More than the longest path in a log of 2^53 events. */
const longestPath = 64

const packed = (mostHashes: number) =>
  z.string().check(
    z.maxLength(mostHashes * 43),
    z.refine((text) => isPacked(text)),
  )

/** Hashes of a path one after the other, base64url: half as long as a list of them in hex. */
export const PackedPath = packed(longestPath)

function isPacked(text: string): boolean {
  const length = Math.floor((text.length * 3) / 4)
  return length % hashBytes === 0 && isBase64Url(text, length)
}

export function packPath(path: readonly Uint8Array[]): string {
  return toBase64Url(concatBytes(...path))
}

/** Throws a RangeError on a text that {@link PackedPath} does not take. */
export function unpackPath(text: string): Bytes[] {
  const bytes = fromBase64Url(text)
  return Array.from({ length: bytes.length / hashBytes }, (_, at) =>
    bytes.slice(at * hashBytes, (at + 1) * hashBytes),
  )
}

const count = z.int().check(z.nonnegative())

/** A mission head with the signature of the log key (SPEC PF-3). */
export const SignedHead = z.object({
  head: z.object({
    mission: MissionId,
    epoch: z.string().check(z.maxLength(64)),
    seq: count,
    at: Moment,
    scopes: z.int().check(z.gte(0), z.lte(0xffffffff)),
    root: Hash,
  }),
  signature: LogSignature,
})
export type SignedHead = z.infer<typeof SignedHead>

/** Most audit paths in one answer. */
export const mostLines = 8

/** Most own events that are proven together in one answer. */
export const mostTogether = 256

const Line = z.object({ scope: ScopeId, scopeSeq: z.int().check(z.gte(1)) })

/** What a tablet asks to have proven, in the idle lane: that nothing it was shown has changed, and that its own events are in it. */
export const ProofQuestion = z.object({
  /** Leaves of each scope under the head that this tablet has pinned; 0 for one it has not seen proven. */
  from: z.record(ScopeId, count),
  lines: z.array(Line).check(z.maxLength(mostLines)),
  /** One path for all of a scope. Only asked of a server that has said it can: an older one would not know it. */
  together: z.optional(z.array(Line).check(z.maxLength(mostTogether))),
})
export type ProofQuestion = z.infer<typeof ProofQuestion>

export const ScopeProof = z.object({
  scope: ScopeId,
  size: z.int().check(z.gte(1)),
  root: Hash,
  /** Leads from the scope's root to the head's. */
  index: count,
  path: PackedPath,
  /** That the scope was only added to since the size that was asked from; empty when that was 0. */
  since: PackedPath,
})
export type ScopeProof = z.infer<typeof ScopeProof>

export const LogProof = z.object({
  scopes: z.array(ScopeProof),
  lines: z.array(z.extend(Line, { path: PackedPath })),
  /** For each scope one path from all its asked events (SPEC PF-22). */
  together: z.optional(
    z.array(z.object({ scope: ScopeId, path: packed(mostTogether * longestPath) })),
  ),
})
export type LogProof = z.infer<typeof LogProof>

/** What a reply says of the log itself. Absent from servers older than it, and while the log is empty. */
export const LogWord = z.object({
  key: LogPublicKey,
  signed: SignedHead,
  /** Over what this reply acknowledges (SPEC PF-4); null when that is nothing. */
  receipt: z.nullable(LogSignature),
  proof: z.nullable(LogProof),
  /** That this server proves many events together. */
  together: z.optional(z.literal(true)),
})
export type LogWord = z.infer<typeof LogWord>
