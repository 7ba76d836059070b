import { type TeamLevel, teamParts } from '../events/team-parts.ts'
import type { Actor } from '../primitives/actor.ts'
import { grantedScopes, mayReadPart, type Subject } from './rules.ts'

/**
 * How far an event may be read on another tablet of the field without the server in between: what the
 * server would send there (SPEC AC-1, AC-4), and no more. Who may have a part only without one before it
 * in {@link teamParts} has to wait for the server.
 */
export function teamLevel(actor: Actor, subject: Subject): TeamLevel {
  if (!grantedScopes(actor, []).includes(subject.scope)) return 0
  const [facts, narrative, provenance] = teamParts.map((part) => mayReadPart(actor, subject, part))
  if (!facts) return 0
  if (!narrative) return 1
  return provenance ? 3 : 2
}
