import { PersonBody } from '@tocsin/schema/events/people'
import type { SealedIdentity } from '@tocsin/schema/identities/answers'
import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { openPart } from '@tocsin/seal/open-part'
import type * as z from 'zod/mini'
import type { OpenVault } from '../vault/open-vault.ts'

/**
 * Opens what the server handed to this officer, here and for this screen only: a person, unless another
 * form is expected.
 *
 * @returns `identity_unreadable` when anything of it is not what was sealed.
 */
export async function openSealed<T extends z.ZodMiniType = typeof PersonBody>(
  { officer }: Pick<OpenVault, 'officer'>,
  { place, bytes, wrap }: SealedIdentity,
  form?: T,
): Promise<Result<z.infer<T>, Problem>> {
  const key = await officer.openWrap(place, wrap)
  if (!key.ok) {
    return err(key.error === 'unreadable' ? problem('identity_unreadable') : key.error)
  }
  const opened = await openPart({ place, bytes: fromBase64Url(bytes), key: key.value })
  key.value.fill(0)
  if (!opened.ok) return err(problem('identity_unreadable'))
  const body = (form ?? PersonBody).safeParse(JSON.parse(new TextDecoder().decode(opened.value)))
  // as: what is left out is a person.
  return body.success ? ok(body.data as z.infer<T>) : err(problem('identity_unreadable'))
}
