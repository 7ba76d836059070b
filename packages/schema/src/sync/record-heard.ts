import { roleAccess } from '../access/role-access.ts'
import type { Draft } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { Actor } from '../primitives/actor.ts'
import type { Bytes } from '../primitives/bytes.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import { heardFacts } from './heard-facts.ts'
import type { HeardMessage } from './heard-message.ts'

type Read = Extract<HeardMessage, { is: 'read' }>

/** A desk records a short message that the server has opened for it, on the record that it names (SPEC SM-6). */
export function recordHeard(
  { record, scope, flash }: Pick<Read, 'record' | 'scope' | 'flash'>,
  message: Bytes,
  actor: Actor,
  base: Header['base'],
): Result<Draft<'FlashHeard'>, Problem> {
  if (!roleAccess[actor.role].desk) return err(problem('not_allowed'))
  const bodies = { facts: heardFacts(message, flash) }
  return ok({ type: 'FlashHeard', scope, record, base, bodies })
}
