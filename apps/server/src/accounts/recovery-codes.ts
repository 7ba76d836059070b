import type { Handle, Random } from '../log/log-deps.ts'
import { codeHash, makeCode } from './one-time-code.ts'

const recoveryCodes = 8

/** New codes for the day when a second factor is lost, told this one time; older ones are good no more. */
export async function makeRecoveryCodes(
  db: Handle,
  { mission, random }: { mission: string; random: Random },
  account: string,
): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => makeCode(random))
  await db
    .deleteFrom('recovery_code')
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .execute()
  const key = { mission_id: mission, account_id: account, used_at: null }
  await db
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ ...key, code_hash: codeHash(code) })))
    .execute()
  return codes
}
