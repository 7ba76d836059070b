import * as z from 'zod/mini'
import { Hash, Moment, Parts } from '../events/envelope.ts'
import { MissionId, RecordId, ScopeId, SeatId } from '../primitives/ids.ts'
import { shortText } from '../primitives/short-text.ts'
import { LogPublicKey, LogSignature, PackedPath, SignedHead } from '../sync/log-word.ts'
import { SignedRevocation, SignedSeat, TrustBundle } from '../trust/signed.ts'
import { CertifiedFile } from './certified-file.ts'

const count = z.int().check(z.nonnegative())
const bytes = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.maxLength(4096))
const runId = z.string().check(z.regex(/^[0-9a-f]{32}-[0-9a-f]{1,64}$/))

/** The languages in which a bundle explains itself. */
export const certificateLocales = ['en', 'fr', 'ar'] as const
export type CertificateLocale = (typeof certificateLocales)[number]

/** One event of the record: its place in the log and what leads from it to the signed head. */
export const CertifiedEvent = z.object({
  seq: count,
  scopeSeq: z.int().check(z.gte(1)),
  receivedAt: Moment,
  /** Header bytes, base64url: what the hash is of (SPEC CH-4, CH-9). */
  header: bytes,
  hash: Hash,
  /** What the reader may read whole; everything else by its commitment, identities always. */
  parts: Parts,
  /** From the event's leaf to the root of its scope. */
  path: PackedPath,
  /** The push that its seat signed, and the way from the event to what was signed. */
  run: z.object({ id: runId, index: count, size: z.int().check(z.gte(1)), path: PackedPath }),
})
export type CertifiedEvent = z.infer<typeof CertifiedEvent>

/**
 * The chain of custody of one record as somebody may know it (SPEC CE-1): events with everything that
 * proves who made them and that they lie in the log under one signed head.
 */
export const Certificate = z.object({
  /** 1: without attachments, whatever the facts name. */
  v: z.literal([1, 2]),
  mission: MissionId,
  missionName: shortText(120),
  epoch: z.string().check(z.maxLength(64)),
  madeAt: Moment,
  /** Who asked for it; null where an operator did so on the server. */
  madeBy: z.nullable(shortText(120)),
  locale: z.enum(certificateLocales),
  record: z.object({ kind: z.enum(['incident', 'threat']), id: RecordId }),
  /** The log key, and from the root to it; null before a mission's server was ever started. */
  key: LogPublicKey,
  trust: z.nullable(TrustBundle),
  head: SignedHead,
  scopes: z.array(
    z.object({
      scope: ScopeId,
      size: z.int().check(z.gte(1)),
      root: Hash,
      index: count,
      path: PackedPath,
    }),
  ),
  seats: z.array(
    z.object({
      seat: SeatId,
      publicKey: LogPublicKey,
      enrolled: z.nullable(SignedSeat),
      revoked: z.nullable(SignedRevocation),
    }),
  ),
  runs: z.array(z.object({ id: runId, seat: SeatId, signed: bytes, signature: LogSignature })),
  events: z.array(CertifiedEvent).check(z.minLength(1)),
  /** The files that the clear facts of the events name, in their order (SPEC CE-7). */
  attachments: z.array(CertifiedFile),
  /** Events of the record of which this reader may know nothing at all. */
  omitted: count,
})
export type Certificate = z.infer<typeof Certificate>

/** A certificate and the log key's word for the bundle that follows from it (SPEC CE-4), base64url. */
export type SignedCertificate = { certificate: Certificate; signature: string }
