import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { writeEnrolmentCode } from '@tocsin/schema/trust/enrolment-code'
import { fingerprintOf, shownFingerprint } from '@tocsin/schema/trust/signed'
import { missionOf } from '../log/mission.ts'
import { findRoot } from '../trust/mission-root.ts'
import { type Account, findAccountByName } from './account-store.ts'
import { type Invited, invitationMs } from './invitation.ts'
import { type InvitationDeps, makeInvitation } from './invitation-store.ts'
import { needsSecondFactor } from './second-factor.ts'

export type DeviceInvitation = {
  id: string
  /** What the QR code carries (SPEC DV-11). */
  link: string
  /** Of the root, in groups, as the tablet shows it. */
  fingerprint: string
  expiresAt: number
  needsSecond: boolean
}

/**
 * A one-time code for a device, of a new account or of one that is here already, whose role and areas
 * then stand (SPEC DV-12). Shared by the desk and the command line.
 *
 * @param by whose rights it rests on; null for the command line.
 * @param server address at which the device finds this server; its origin is what counts.
 * @returns `bad_input` (an area that the mission has not, or the role of a desk, whose browser enrols
 * with a password and a second factor and never by a code alone), `not_allowed` (a further device of
 * somebody who is here is given by an administrator alone), `config_bad` before the mission has a root.
 */
export async function inviteDevice(
  deps: InvitationDeps,
  by: Account | null,
  { server, ...invited }: Omit<Invited, 'account'> & { server: string },
  lastsMs: number = invitationMs,
): Promise<Result<DeviceInvitation, Problem>> {
  const { db } = deps.database
  const root = await findRoot(deps)
  if (root === undefined) {
    const reason = 'This mission has no root yet. Start its server once with npm start.'
    return err(problem('config_bad', { setting: 'root', reason }))
  }
  const { settings } = await missionOf(db, deps.mission)
  const unknown = invited.areas.find((area) => !settings.areas.some(({ id }) => id === area))
  if (unknown) return err(problem('bad_input', { field: `area ${unknown}` }))
  const account = (await findAccountByName(db, deps.mission, invited.name))?.account
  if (account && by && by.role !== 'administrator') return err(problem('not_allowed'))
  const whom = account ? { ...account, account: account.id } : invited
  if (needsSecondFactor(whom.role)) return err(problem('bad_input', { field: 'role' }))
  const made = await makeInvitation(deps, by, whom, lastsMs)
  if (!made.ok) return made
  const { code, ...told } = made.value
  const fingerprint = fingerprintOf(root)
  const { origin } = new URL(server)
  const link = writeEnrolmentCode({ server: origin, mission: deps.mission, fingerprint, code })
  return ok({ ...told, link, fingerprint: shownFingerprint(fingerprint) })
}
