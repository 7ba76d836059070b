import { createHmac, timingSafeEqual } from 'node:crypto'
import { spell, spellingOf } from '@tocsin/schema/primitives/spelled-bits'

/** A code changes every 30 seconds (RFC 6238 §4, X). */
export const stepMs = 30_000

/** Codes of the step before and after are taken too: clocks differ, and typing takes time (§5.2). */
const tolerance = 1

const digits = 6

/** The code of one step: HOTP with SHA-1 (RFC 4226 §5.3), which every authenticator app knows. */
export function totpCode(secret: Uint8Array, step: number, length = digits): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 0xf
  const number = hash.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** length).padStart(length, '0')
}

/**
 * The step whose code this is, now; undefined when it is none. A step up to `lastStep` was used
 * before and is not taken again.
 */
export function stepOfCode(
  secret: Uint8Array,
  typed: string,
  { now, lastStep }: { now: number; lastStep: number | null },
): number | undefined {
  const code = typed.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return undefined
  const current = Math.floor(now / stepMs)
  let found: number | undefined
  for (let step = current - tolerance; step <= current + tolerance; step += 1) {
    // Each is compared in full, so that the time taken says nothing.
    const isSame = timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code))
    if (isSame && (lastStep === null || step > lastStep)) found ??= step
  }
  return found
}

/** RFC 4648 §6, without padding: how authenticator apps take a secret that is typed. */
export function base32(bytes: Uint8Array): string {
  return spell(rfc4648, bytes)
}

const rfc4648 = spellingOf('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')

/** The address that an authenticator app reads off a picture or a link (Key Uri Format). */
export function otpauthUri(
  secret: Uint8Array,
  { mission, name }: { mission: string; name: string },
) {
  const label = encodeURIComponent(`Tocsin ${mission}:${name}`)
  const query = `secret=${base32(secret)}&issuer=${encodeURIComponent(`Tocsin ${mission}`)}`
  return `otpauth://totp/${label}?${query}&algorithm=SHA1&digits=${digits}&period=30`
}
