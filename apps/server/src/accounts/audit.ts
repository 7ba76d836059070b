import { randomUUID } from 'node:crypto'
import type { Handle } from '../log/log-deps.ts'

/** What is written down of accounts, seats and sessions. Ids and codes only, never what a person typed. */
export const audited = [
  'invitation_made',
  'invitation_confirmed',
  'invitation_withdrawn',
  'invitation_used',
  'invitation_refused',
  'role_change_asked',
  'role_change_confirmed',
  'role_change_withdrawn',
  'second_factor_set',
  'second_factor_reset',
  'recovery_code_used',
  'passkey_added',
  'passkey_removed',
  'password_changed',
  'session_ended',
  'seat_revoked',
  'held_left',
  'certificate_exported',
  'epoch_begun',
  'roster_refused',
  'settings_saved',
  'outside_plan_set',
  'outside_table_given',
  'paper_file_given',
  'identity_spoiled',
  'opening_limit_reached',
  'opening_limit_asked',
  'opening_limit_changed',
  'erasure_proposed',
  'erasure_confirmed',
  'erasure_refused',
] as const
export type Audited = (typeof audited)[number]

/** Writes one line of the mission's book. `by` = account of who did it, null for the command line. */
export async function writeAudit(
  db: Handle,
  { mission, now }: { mission: string; now: number },
  line: { by: string | null; what: Audited; about: string | null; detail?: Record<string, string> },
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      mission_id: mission,
      audit_id: randomUUID(),
      at: now,
      account_id: line.by,
      what: line.what,
      about: line.about,
      detail_json: JSON.stringify(line.detail ?? {}),
    })
    .execute()
}

export type AuditLine = { at: number; by: string | null; what: string; about: string | null }

/** The newest lines, at most 200. */
export async function listAudit(db: Handle, mission: string): Promise<AuditLine[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'account_id', 'what', 'about'])
    .where('mission_id', '=', mission)
    .orderBy('at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ at, account_id, what, about }) => ({ at, by: account_id, what, about }))
}
