import { isRole } from '@tocsin/schema/primitives/actor'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { fingerprintOf, type TrustBundle } from '@tocsin/schema/trust/signed'
import { checkSeat } from '@tocsin/seal/check-seat'
import { checkServer } from '@tocsin/seal/check-server'
import { checkTrust } from '@tocsin/seal/check-trust'
import type { Profile } from '../local/profile.ts'
import type { Random } from '../vault/random.ts'
import { called, type ServerClient } from './server-client.ts'
import { metChallenge, type NamedSeat } from './server-seat.ts'

/** What an enrolment code says of the server that it leads to. */
export type Expected = { mission: MissionId; fingerprint: string }

/**
 * Whether the server is the mission's, before anything is told to it: the delegate of the root that
 * the code names signs what was drawn for this question (SPEC DV-5).
 */
export async function proveServer(
  server: ServerClient,
  { mission, fingerprint }: Expected,
  random: Random,
): Promise<Result<undefined, Problem>> {
  const nonce = toBase64Url(random(32))
  const shown = await called(server.mission.prove.query({ nonce }))
  return shown.ok ? checkServer(shown.value, { mission, fingerprint, nonce }) : shown
}

/** What the mission says to a new seat. */
export type Enrolled = {
  profile: Profile
  epoch: string
  /** The mission's keys as they were just proven: without them the first receipt would be believed unseen. */
  trust: TrustBundle
  /** Wrong passphrases after which this part of the tablet is wiped; null = never, left out = as usual. */
  wipeAfter: number | null | undefined
}

/**
 * Makes this device a seat of the account that is signed in and pins the mission's root. Repeating it
 * changes nothing. With `fingerprint` (of the enrolment code) only that root is taken; without one
 * the first root that answers is believed, which is said on the screen.
 *
 * @returns also `mission_not_proven` when what the server shows does not lead from the root, or its
 * delegate does not vouch for this seat.
 */
export async function enrolSeat(
  server: ServerClient,
  named: NamedSeat,
  fingerprint?: string,
): Promise<Result<Enrolled, Problem>> {
  const met = await metChallenge(server, named)
  if (!met.ok) return met
  const { seat } = named
  const publicKey = toBase64Url(seat.publicKey)
  const enrolled = await called(server.auth.enrol.mutate({ publicKey, ...met.value }))
  if (!enrolled.ok) return enrolled
  const { epoch, settings, vouched } = enrolled.value
  const told = await called(server.mission.trust.query())
  if (!told.ok) return told
  const root = fingerprint ?? fingerprintOf(told.value.root)
  const pinned = { mission: settings.mission, fingerprint: root, officersVersion: 0 }
  const trust = await checkTrust(told.value, pinned, null)
  if (!trust.ok) return trust
  const by = { mission: settings.mission, delegate: trust.value.delegate.statement.key }
  const proven = await checkSeat({ seat: seat.id, enrolled: vouched, revoked: null }, by)
  const said = proven?.enrolled
  if (!said || !isRole(said.role)) return err(problem('mission_not_proven', { part: 'seat' }))
  const profile: Profile = {
    mission: settings.mission,
    missionName: settings.name,
    timeZone: settings.week.timeZone,
    name: said.name,
    role: said.role,
    component: said.component,
    areas: [...said.areas],
    areaNames: Object.fromEntries(settings.areas.map(({ id, name }) => [id, name])),
    root,
    ...(settings.expiryDays !== undefined && { expiryDays: settings.expiryDays }),
    ...(settings.smsNumber !== undefined && { smsNumber: settings.smsNumber }),
  }
  return ok({ profile, epoch, trust: trust.value, wipeAfter: settings.wipeAfter })
}
