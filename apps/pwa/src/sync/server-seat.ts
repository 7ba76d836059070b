import { openBytes } from '@tocsin/schema/access/open-bytes'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { fingerprintOf } from '@tocsin/schema/trust/signed'
import { checkTrust } from '@tocsin/seal/check-trust'
import type { Profile } from '../local/profile.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import { called, type ServerClient } from './server-client.ts'

type SigningSeat = Pick<OpenVault['seat'], 'id' | 'publicKey' | 'sign'>

/** Proof that this device holds the key of its seat, good once. */
async function metChallenge(
  server: ServerClient,
  seat: SigningSeat,
): Promise<Result<{ challenge: string; signature: string }, Problem>> {
  const asked = await called(server.auth.challenge.mutate({ seat: seat.id }))
  if (!asked.ok) return asked
  const { challenge, mission } = asked.value
  const signature = await seat.sign(openBytes(mission, seat.id, challenge))
  return signature.ok ? ok({ challenge, signature: toBase64Url(signature.value) }) : signature
}

/**
 * Makes this device a seat of the account that is signed in and pins the mission's root. Repeating it
 * changes nothing. With `fingerprint` (of the enrolment code) only that root is taken; without one
 * the first root that answers is believed, which is said on the screen.
 *
 * @returns also `mission_not_proven` when what the server shows does not lead from the root.
 */
export async function enrolSeat(
  server: ServerClient,
  seat: SigningSeat,
  fingerprint?: string,
): Promise<Result<{ profile: Profile; epoch: string }, Problem>> {
  const met = await metChallenge(server, seat)
  if (!met.ok) return met
  const publicKey = toBase64Url(seat.publicKey)
  const enrolled = await called(server.auth.enrol.mutate({ publicKey, ...met.value }))
  if (!enrolled.ok) return enrolled
  const { epoch, settings, seat: shown } = enrolled.value
  const told = await called(server.mission.trust.query())
  if (!told.ok) return told
  const root = fingerprint ?? fingerprintOf(told.value.root)
  const pinned = { mission: settings.mission, fingerprint: root, officersVersion: 0 }
  const trust = await checkTrust(told.value, pinned, null)
  if (!trust.ok) return trust
  const profile: Profile = {
    mission: settings.mission,
    missionName: settings.name,
    timeZone: settings.week.timeZone,
    name: shown.name,
    role: shown.role,
    component: shown.component,
    areas: [...shown.areas],
    areaNames: Object.fromEntries(settings.areas.map(({ id, name }) => [id, name])),
    root,
  }
  return ok({ profile, epoch })
}

/** Opens a session for the enrolled seat, without a password. */
export async function openServerSession(
  server: ServerClient,
  seat: SigningSeat,
): Promise<Result<undefined, Problem>> {
  const met = await metChallenge(server, seat)
  if (!met.ok) return met
  const opened = await called(server.auth.open.mutate({ seat: seat.id, ...met.value }))
  return opened.ok ? ok(undefined) : opened
}
