import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { writeEnrolmentCode } from '@tocsin/schema/trust/enrolment-code'
import { fingerprintOf, shownFingerprint } from '@tocsin/schema/trust/signed'
import { findAccountByName } from '../accounts/account-store.ts'
import { makeInvitation } from '../accounts/invitation-store.ts'
import { missionOf } from '../log/mission.ts'
import type { SystemSeatDeps } from '../log/open-system-seat.ts'
import { findRoot } from '../trust/mission-root.ts'
import type { Answer, Asked } from './jobs.ts'

/**
 * A one-time code for a device, of a new account or of one that is here already, whose role and areas
 * then stand.
 *
 * @returns `bad_input` (an area that the mission has not), `config_bad` before the mission has a root.
 */
export async function inviteDevice(
  deps: SystemSeatDeps,
  { server, ...invited }: Asked<'device.invite'>,
): Promise<Result<Answer<'device.invite'>, Problem>> {
  const { db } = deps.database
  const root = await findRoot(deps)
  if (root === undefined) {
    const reason = 'This mission has no root yet. Start its server once with npm start.'
    return err(problem('config_bad', { setting: 'root', reason }))
  }
  const { settings } = await missionOf(db, deps.mission)
  const unknown = invited.areas.find((area) => !settings.areas.some(({ id }) => id === area))
  if (unknown) return err(problem('bad_input', { field: `area ${unknown}` }))
  const known = await findAccountByName(db, deps.mission, invited.name)
  const account = known?.account
  const whom = account ? { ...account, account: account.id } : invited
  const made = await makeInvitation(deps, null, whom)
  if (!made.ok) return made
  const { code, expiresAt } = made.value
  const fingerprint = fingerprintOf(root)
  const origin = new URL(server).origin
  const link = writeEnrolmentCode({ server: origin, mission: deps.mission, fingerprint, code })
  return ok({ link, fingerprint: shownFingerprint(fingerprint), expiresAt })
}
