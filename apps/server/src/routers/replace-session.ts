import type { SeatId } from '@tocsin/schema/primitives/ids'
import { endSession, openSession } from '../accounts/sessions.ts'
import type { Context } from './context.ts'

/** The session that this browser had ends with the new one: nobody can clear its cookie any more (ASVS 5.0, 7.2.4). */
export async function replaceSession(
  { deps, token, setSession }: Pick<Context, 'deps' | 'token' | 'setSession'>,
  account: string,
  seat: SeatId | null,
): Promise<void> {
  if (token !== undefined) await endSession(deps, token)
  setSession(await openSession(deps, account, seat))
}
