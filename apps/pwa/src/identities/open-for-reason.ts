import type { PersonBody } from '@tocsin/schema/events/people'
import type { EventId, MissionId } from '@tocsin/schema/primitives/ids'
import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { sealingKeyId } from '@tocsin/seal/sealing-key'
import { fateOfWrap } from '@tocsin/seal/wrap-set'
import type * as z from 'zod/mini'
import type { OpenVault } from '../vault/open-vault.ts'
import type { IdentityServer, Why } from './identity-server.ts'
import { openSealed } from './open-sealed.ts'

/**
 * Asks for one identity and opens it. Where it does not open, what the author's tablet and officers'
 * desks have signed tells why (SPEC SE-15).
 *
 * @returns `identity_spoiled` when a key was made for this officer and another or none is there, which
 * the mission's book then says; otherwise what the server answered, or `identity_unreadable`.
 */
export async function openForReason<T extends z.ZodMiniType = typeof PersonBody>(
  server: Pick<IdentityServer, 'open' | 'signedWraps' | 'noteSpoiled'>,
  vault: Pick<OpenVault, 'officer'>,
  { mission, event, part, ...why }: { mission: MissionId; event: EventId; part: string } & Why,
  form?: T,
): Promise<Result<z.infer<T>, Problem>> {
  const handed = await server.open({ event, part, ...why })
  if (!handed.ok && handed.error.code !== 'identity_not_for_you') return handed
  const opened = handed.ok ? await openSealed(vault, handed.value, form) : handed
  if (opened.ok) return opened
  const sets = await server.signedWraps({ event, part })
  if (!sets.ok) return opened
  const officer = await sealingKeyId(vault.officer.publicKey)
  const wrap = handed.ok ? handed.value.wrap : null
  const fate = await fateOfWrap({ mission, event, label: part }, sets.value, { officer, wrap })
  if (fate !== 'spoiled' && fate !== 'dropped') return opened
  await server.noteSpoiled({ event, part })
  return err(problem('identity_spoiled'))
}
