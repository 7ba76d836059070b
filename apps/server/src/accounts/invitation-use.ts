import { randomUUID } from 'node:crypto'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { inTransaction } from '../db/retry.ts'
import type { Handle } from '../log/log-deps.ts'
import { type Account, accountFromRow, insertAccount } from './account-store.ts'
import { writeAudit } from './audit.ts'
import { type InvitationDeps, invitationFromRow } from './invitation-store.ts'
import { codeHash } from './one-time-code.ts'
import { hashPassword } from './password.ts'

/** Two people took one name at the same moment: the code of the later one is not used up. */
class NameTaken extends Error {}

/**
 * Uses an invitation up, once, and gives the account that it stands for: a new one with the password
 * that the invited person chose, or the one whose further device this is. Without a password the
 * account is opened by its device's key alone.
 *
 * @returns `invitation_unknown` for a code that was never made, was used, withdrawn, has expired or
 * waits for a second administrator; `bad_input` when the name was taken meanwhile.
 */
export async function useInvitation(
  { database, mission, clock, random }: InvitationDeps,
  code: string,
  chosen: { password?: string },
): Promise<Result<Account, Problem>> {
  const passwordHash = await hashPassword(chosen.password ?? toBase64Url(random(32)))
  const now = clock.now()
  try {
    return await inTransaction(database, async (tx) => {
      const row = await tx
        .updateTable('invitation')
        .set({ used_at: now })
        .where('mission_id', '=', mission)
        .where('code_hash', '=', codeHash(code))
        .where('confirmed_at', 'is not', null)
        .where('used_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .where('expires_at', '>', now)
        .returningAll()
        .executeTakeFirst()
      if (!row) {
        await writeRefused(tx, { mission, now }, code)
        return err(problem('invitation_unknown'))
      }
      const { name, personName, role, component, areas, account, id } = invitationFromRow(row)
      const known = account ?? randomUUID()
      if (account === null) {
        const made = { id: known, name, personName, role, component, areas }
        const isNew = await insertAccount(tx, mission, { ...made, passwordHash, createdAt: now })
        if (!isNew) throw new NameTaken()
        await tx
          .updateTable('invitation')
          .set({ account_id: known })
          .where('mission_id', '=', mission)
          .where('invitation_id', '=', id)
          .execute()
      }
      await writeAudit(tx, { mission, now }, { by: known, what: 'invitation_used', about: id })
      const found = await tx
        .selectFrom('account')
        .selectAll()
        .where('mission_id', '=', mission)
        .where('account_id', '=', known)
        .executeTakeFirst()
      if (!found || found.disabled) return err(problem('invitation_unknown'))
      return ok(accountFromRow(found))
    })
  } catch (error) {
    if (error instanceof NameTaken) return err(problem('bad_input', { field: 'name' }))
    throw error
  }
}

/** Guesses fill the book with one line a minute; a code that was there once has a line for each try. */
const guessesMs = 60_000

/** A code that opened nothing: replayed, expired, withdrawn, waiting for a second person, or never made. */
async function writeRefused(
  tx: Handle,
  { mission, now }: { mission: string; now: number },
  code: string,
): Promise<void> {
  const known = await tx
    .selectFrom('invitation')
    .select('invitation_id')
    .where('mission_id', '=', mission)
    .where('code_hash', '=', codeHash(code))
    .executeTakeFirst()
  const guessed = await tx
    .selectFrom('audit')
    .select('audit_id')
    .where('mission_id', '=', mission)
    .where('what', '=', 'invitation_refused')
    .where('about', 'is', null)
    .where('at', '>', now - guessesMs)
    .limit(1)
    .executeTakeFirst()
  if (!known && guessed) return
  const about = known?.invitation_id ?? null
  await writeAudit(tx, { mission, now }, { by: null, what: 'invitation_refused', about })
}
