import { openBytes, sealingKeyBytes } from '@tocsin/schema/access/open-bytes'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { OpenVault } from '../vault/open-vault.ts'
import { called, type ServerClient } from './server-client.ts'

type SigningSeat = Pick<OpenVault['seat'], 'id' | 'publicKey' | 'sign'>

/** A seat as it introduces itself: its signing key, and the public half of what is sealed to it. */
export type NamedSeat = { seat: SigningSeat; sealing: Pick<OpenVault['sealing'], 'publicKey'> }

type Met = {
  challenge: string
  signature: string
  sealing: { key: string; signature: string }
}

/** Proof that this device holds the key of its seat, good once; and the seat's word for its sealing key. */
export async function metChallenge(
  server: ServerClient,
  { seat, sealing }: NamedSeat,
): Promise<Result<Met, Problem>> {
  const asked = await called(server.auth.challenge.mutate({ seat: seat.id }))
  if (!asked.ok) return asked
  const { challenge, mission } = asked.value
  const signature = await seat.sign(openBytes(mission, seat.id, challenge))
  if (!signature.ok) return signature
  const key = sealing.publicKey
  const named = await seat.sign(sealingKeyBytes(mission, seat.id, key))
  if (!named.ok) return named
  return ok({
    challenge,
    signature: toBase64Url(signature.value),
    sealing: { key: toBase64Url(key), signature: toBase64Url(named.value) },
  })
}

/**
 * Opens a session for the enrolled seat, without a password. A seat that was enrolled before seats had a
 * sealing key names its own by this.
 */
export async function openServerSession(
  server: ServerClient,
  named: NamedSeat,
): Promise<Result<undefined, Problem>> {
  const met = await metChallenge(server, named)
  if (!met.ok) return met
  const opened = await called(server.auth.open.mutate({ seat: named.seat.id, ...met.value }))
  return opened.ok ? ok(undefined) : opened
}
