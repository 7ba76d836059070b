import type { Actor } from '../primitives/actor.ts'
import { parseScopeId, type ScopeId } from '../primitives/ids.ts'
import { mandatedComponents, type Reach, type ReadRule, readRules } from './reading.ts'

export const readableParts = ['facts', 'narrative', 'provenance'] as const
export type ReadablePart = (typeof readableParts)[number]

type Reader = Pick<Actor, 'role' | 'component'>

/** What somebody else reported, as far as reading it depends on it. */
type Others = { scope: ScopeId; isStrict?: boolean; isSetAside?: boolean }

/** How far a reader gets at a part of what somebody else reported. */
export function reachOfOthers(reader: Reader, subject: Others, label: ReadablePart): Reach {
  return ruleFor(reader, subject)?.[label] ?? 'none'
}

/** The line of `readRules` that holds; without one, nothing is read. */
export function ruleFor(
  { role, component }: Reader,
  { scope, isStrict, isSetAside }: Others,
): ReadRule | undefined {
  const band = isStrict ? 'restricted' : parseScopeId(scope).band
  const state = isSetAside ? 'set_aside' : 'standing'
  const isMandated = mandatedComponents.some((code) => code === component)
  return readRules.find(
    (rule) =>
      rule.role === role &&
      (rule.component === 'any' || isMandated) &&
      (rule.band === 'any' || rule.band === band) &&
      (rule.state === 'any' || rule.state === state),
  )
}
