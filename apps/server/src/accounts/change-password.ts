import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { inTransaction } from '../db/retry.ts'
import { missionOf } from '../log/mission.ts'
import type { Account } from './account-store.ts'
import { writeAudit } from './audit.ts'
import { isCommonPassword } from './common-password.ts'
import type { InvitationDeps } from './invitation-store.ts'
import { hashPassword } from './password.ts'
import { endOtherSessions } from './sessions.ts'

type Whose = Pick<Account, 'name' | 'personName'>

/** Whether a password may be taken for this account. Returns `weak_passphrase` for one that others try first. */
export async function judgePassword(
  { database, mission }: Pick<InvitationDeps, 'database' | 'mission'>,
  { name, personName }: Whose,
  password: string,
): Promise<Result<undefined, Problem>> {
  const { settings } = await missionOf(database.db, mission)
  const names = ['tocsin', mission, settings.name, ...settings.areas.map((area) => area.name)]
  return isCommonPassword(password, [...names, name, personName])
    ? err(problem('weak_passphrase'))
    : ok(undefined)
}

/** The account gets the password that its person chose; every other session of it ends. */
export async function changePassword(
  deps: InvitationDeps,
  account: Account,
  { session, password }: { session: string; password: string },
): Promise<Result<undefined, Problem>> {
  const judged = await judgePassword(deps, account, password)
  if (!judged.ok) return judged
  const { database, mission, clock } = deps
  const hashed = await hashPassword(password)
  await inTransaction(database, async (tx) => {
    await tx
      .updateTable('account')
      .set({ password_hash: hashed })
      .where('mission_id', '=', mission)
      .where('account_id', '=', account.id)
      .execute()
    await endOtherSessions(tx, mission, { account: account.id, session })
    const line = { by: account.id, what: 'password_changed', about: account.id } as const
    await writeAudit(tx, { mission, now: clock.now() }, line)
  })
  return ok(undefined)
}
