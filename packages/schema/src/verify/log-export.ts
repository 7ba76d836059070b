import * as z from 'zod/mini'
import { Hash, Moment, Parts } from '../events/envelope.ts'
import { MissionId, ScopeId, SeatId } from '../primitives/ids.ts'
import { LogPublicKey, LogSignature, SignedHead } from '../sync/log-word.ts'
import { TrustBundle } from '../trust/signed.ts'

const count = z.int().check(z.nonnegative())
const bytes = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/))

/**
 * One line of an exported log (SPEC PF-13): JSON Lines, first `log`, then seats, what is kept apart,
 * runs, events by `seq`, kept nodes of the trees, scopes, last `head`.
 */
export const ExportLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('log'),
    v: z.literal(1),
    mission: MissionId,
    epoch: z.string(),
    exportedAt: Moment,
    key: LogPublicKey,
    trust: z.nullable(TrustBundle),
  }),
  z.object({
    kind: z.literal('seat'),
    seat: SeatId,
    publicKey: LogPublicKey,
    /** The seat's chain as far as it was received, what is kept apart included. */
    headSeq: count,
    headHash: Hash,
    counter: count,
  }),
  /** An event that was received and kept out of the log: its place and hash, not its bytes. */
  z.object({ kind: z.literal('apart'), seat: SeatId, seatSeq: z.int(), hash: Hash }),
  z.object({
    kind: z.literal('run'),
    id: z.string(),
    seat: SeatId,
    signed: bytes,
    signature: LogSignature,
    hashes: z.array(Hash),
  }),
  z.object({
    kind: z.literal('event'),
    seq: count,
    scopeSeq: count,
    receivedAt: Moment,
    knownAt: z.int(),
    header: bytes,
    hash: Hash,
    run: z.string(),
    /** What the server's table says beside the header, by which it finds and hands out events. */
    columns: z.object({
      scope: z.string(),
      seat: z.string(),
      seatSeq: z.int(),
      type: z.string(),
      typeVersion: z.int(),
      record: z.string(),
    }),
    /** Whole, or as commitments where the exporter left them out. */
    parts: Parts,
  }),
  z.object({ kind: z.literal('node'), scope: z.string(), level: count, place: count, hash: Hash }),
  z.object({ kind: z.literal('scope'), scope: ScopeId, size: count, frontier: z.string() }),
  z.object({ kind: z.literal('head'), signed: z.nullable(SignedHead), nextSeq: count }),
])
export type ExportLine = z.infer<typeof ExportLine>
export type LineOf<K extends ExportLine['kind']> = Extract<ExportLine, { kind: K }>
