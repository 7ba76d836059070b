import * as z from 'zod/mini'
import { sha256Of } from '../chain/hash.ts'
import {
  type Bytes,
  concatBytes,
  fromBase64Url,
  isBase64Url,
  toHex,
  utf8,
} from '../primitives/bytes.ts'
import { canonicalJsonBytes } from '../primitives/canonical-json.ts'
import { SeatId } from '../primitives/ids.ts'
import {
  DelegateStatement,
  HereStatement,
  LogStatement,
  OfficersStatement,
  PublicKey,
  RevocationStatement,
  SeatStatement,
  type Statement,
  TransportStatement,
} from './statements.ts'

/** An Ed25519 signature, base64url. */
export const Signature = z.string().check(z.refine((text) => isBase64Url(text, 64)))

function signed<T extends z.ZodMiniType>(statement: T) {
  return z.object({ statement, signature: Signature })
}

/** A statement and who is answerable for it: the root signs delegate and officers, the delegate the rest. */
export type Signed<T extends Statement = Statement> = { statement: T; signature: string }

export const SignedDelegate = signed(DelegateStatement)
export const SignedOfficers = signed(OfficersStatement)
export const SignedTransport = signed(TransportStatement)
export const SignedLog = signed(LogStatement)
export const SignedSeat = signed(SeatStatement)
export const SignedRevocation = signed(RevocationStatement)
export const SignedHere = signed(HereStatement)

/** All that a device needs to tell its own mission from another, from the root downwards. */
export const TrustBundle = z.object({
  root: PublicKey,
  delegate: SignedDelegate,
  transport: SignedTransport,
  log: SignedLog,
  /** Null until the root has named identity officers: no identity can be sealed before. */
  officers: z.nullable(SignedOfficers),
})
export type TrustBundle = z.infer<typeof TrustBundle>

/** What the delegate has said of one seat; null where it has said nothing. */
export const SeatProof = z.object({
  seat: SeatId,
  enrolled: z.nullable(SignedSeat),
  revoked: z.nullable(SignedRevocation),
})
export type SeatProof = z.infer<typeof SeatProof>

/** That a seat was taken out of the mission, from the root downwards: whoever holds the fingerprint can check it. */
export const RevocationProof = z.object({
  root: PublicKey,
  delegate: SignedDelegate,
  revoked: SignedRevocation,
})
export type RevocationProof = z.infer<typeof RevocationProof>

/** What a seat may do from now on, from the root downwards (SPEC RC-2). */
export const RightsProof = z.object({
  root: PublicKey,
  delegate: SignedDelegate,
  enrolled: SignedSeat,
})
export type RightsProof = z.infer<typeof RightsProof>

/**
 * What a server shows before anybody tells it anything: that the pinned root lets its delegate sign,
 * and that the delegate is here (SPEC DV-5).
 */
export const ServerProof = z.object({
  root: PublicKey,
  delegate: SignedDelegate,
  here: SignedHere,
})
export type ServerProof = z.infer<typeof ServerProof>

/** SHA-256 of a root's raw public key, in hex: what the enrolment code carries and a device pins (SPEC TR-1). */
export const Fingerprint = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const separator = new Uint8Array(1)

/** The bytes that are signed (SPEC TR-3). */
export function statementBytes(statement: Statement): Bytes {
  return concatBytes(utf8('tocsin/statement/v1'), separator, canonicalJsonBytes(statement))
}

/** `key` = raw public key, base64url. */
export function fingerprintOf(key: string): string {
  return toHex(sha256Of(fromBase64Url(key)))
}

/** A fingerprint as people compare it: the first 128 bits in eight groups of four. */
export function shownFingerprint(fingerprint: string): string {
  return (fingerprint.slice(0, 32).match(/.{4}/g) ?? []).join(' ')
}
