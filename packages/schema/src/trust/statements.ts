import * as z from 'zod/mini'
import { Moment } from '../events/envelope.ts'
import { isBase64Url } from '../primitives/bytes.ts'
import { AreaId, Code, MissionId, SeatId } from '../primitives/ids.ts'
import { shortText } from '../primitives/short-text.ts'

/** A raw public key of 32 bytes (Ed25519 or X25519), base64url. */
export const PublicKey = z.string().check(z.refine((text) => isBase64Url(text, 32)))

/** Names a sealing key: the first 16 bytes of SHA-256 of the raw public key, in hex. */
export const KeyId = z
  .string()
  .check(z.regex(/^[0-9a-f]{32}$/))
  .brand<'KeyId'>()
export type KeyId = z.infer<typeof KeyId>

const said = { v: z.literal(1), mission: MissionId, issuedAt: Moment }

/** The root lets this key sign for the mission between two dates (SPEC TR-2). */
export const DelegateStatement = z.object({
  ...said,
  kind: z.literal('delegate'),
  key: PublicKey,
  from: Moment,
  until: Moment,
})
export type DelegateStatement = z.infer<typeof DelegateStatement>

/** One person to whom identities are sealed. */
export const Officer = z.object({ id: KeyId, name: shortText(120), key: PublicKey })
export type Officer = z.infer<typeof Officer>

/** The root names the mission's identity officers: two at least, so that no one person is the only way to a name. */
export const OfficersStatement = z.object({
  ...said,
  kind: z.literal('officers'),
  /** Rises with every roster; a reader never goes back (SPEC TR-4). */
  version: z.int().check(z.gte(1)),
  officers: z.array(Officer).check(z.minLength(2), z.maxLength(20)),
})
export type OfficersStatement = z.infer<typeof OfficersStatement>

/** The delegate names the key to which envelopes for the mission's server are sealed (X25519). */
export const TransportStatement = z.object({
  ...said,
  kind: z.literal('transport'),
  key: PublicKey,
})
export type TransportStatement = z.infer<typeof TransportStatement>

/** The delegate names the key that signs receipts and heads of the mission's log (Ed25519). */
export const LogStatement = z.object({ ...said, kind: z.literal('log'), key: PublicKey })
export type LogStatement = z.infer<typeof LogStatement>

/** The delegate vouches for a seat: whose it is and what it may do. */
export const SeatStatement = z.object({
  ...said,
  kind: z.literal('seat'),
  seat: SeatId,
  key: PublicKey,
  /** X25519, for what is sealed to this seat; none where it takes nothing sealed. */
  sealing: z.nullable(PublicKey),
  name: shortText(120),
  role: Code,
  component: z.nullable(Code),
  areas: z.array(AreaId).check(z.maxLength(200)),
  /**
   * From when these rights hold, ms since 1970; missing while they are those of the enrolment. It only
   * rises, so that nobody passes off what was said before (SPEC RC-2).
   */
  from: z.optional(z.int().check(z.gte(1))),
})
export type SeatStatement = z.infer<typeof SeatStatement>

/**
 * Why the server stops a seat by itself: its key signed two events for one place. Its tablet is not
 * wiped for it; its officer enrols it again and says what is left over as the new seat (SPEC DV-15).
 */
export const forkedReason = 'forked'

/** The delegate takes a seat out of the mission. */
export const RevocationStatement = z.object({
  ...said,
  kind: z.literal('revocation'),
  seat: SeatId,
  reason: Code,
})
export type RevocationStatement = z.infer<typeof RevocationStatement>

/** The delegate says it is here, now: `nonce` is what the asker drew for this one question. Never kept. */
export const HereStatement = z.object({ ...said, kind: z.literal('here'), nonce: PublicKey })
export type HereStatement = z.infer<typeof HereStatement>

export const Statement = z.discriminatedUnion('kind', [
  DelegateStatement,
  OfficersStatement,
  TransportStatement,
  LogStatement,
  SeatStatement,
  RevocationStatement,
  HereStatement,
])
export type Statement = z.infer<typeof Statement>
