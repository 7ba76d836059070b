/** One report of a threat, as far as patterns are looked for in it. Codes are of the vocabularies. */
export type ThreatSignal = {
  readonly area: string
  /** When it was noticed. */
  readonly atMs: number
  readonly kind: string
  readonly actors: readonly string[]
  readonly tactics: readonly string[]
}

export type Dimension = 'kind' | 'actor' | 'tactic' | 'sexualViolence'

/** What may emerge: a kind of threat, an actor, a tactic, or sexual violence in whatever form. */
export type Pattern = { readonly dimension: Dimension; readonly code: string }

/**
 * Codes that tell of conflict-related sexual violence: the kind of threat and violation, and the forms
 * of the Secretary-General's reports (S/2015/203, para. 2). They are watched together: each form alone
 * is reported too seldom to rise.
 */
const sexualViolence: ReadonlySet<string> = new Set([
  'sexual_violence',
  'rape',
  'sexual_slavery',
  'forced_prostitution',
  'forced_pregnancy',
  'forced_abortion',
  'enforced_sterilization',
  'forced_marriage',
])

/** Every pattern that a threat belongs to, each once. */
export function patternsOf({ kind, actors, tactics }: ThreatSignal): Pattern[] {
  const isSexual = [kind, ...tactics].some((code) => sexualViolence.has(code))
  return [
    { dimension: 'kind', code: kind },
    ...[...new Set(actors)].map((code) => ({ dimension: 'actor' as const, code })),
    ...[...new Set(tactics)].map((code) => ({ dimension: 'tactic' as const, code })),
    ...(isSexual ? [{ dimension: 'sexualViolence' as const, code: 'any' }] : []),
  ]
}

/** A pattern as one word, to count by. */
export function patternKey({ dimension, code }: Pattern): string {
  return `${dimension}:${code}`
}
