import type { FoundReason, FoundRisk, FoundWarning } from '@tocsin/early-warning/run/found'
import type { Draft } from '@tocsin/schema/events/draft'
import type { WarningRaisedFacts } from '@tocsin/schema/events/warning-raised'
import { parseScopeId, type RecordId, type ScopeId, scopeId } from '@tocsin/schema/primitives/ids'
import { addDays } from '@tocsin/schema/primitives/local-date'
import { raiseWarning } from '@tocsin/schema/warning/decide'

/** Days in which a warning may come true; of the risk list those that it is made for. */
export const horizonDays = 28

const [mostAreas, mostBehind] = [60, 100]

/**
 * A warning for the log. It lies in the area of responsibility of most records behind it, and in the
 * restricted band as soon as one record that it was computed from is restricted (SPEC WN-1).
 */
export function raiseFound(
  found: FoundWarning,
  knownAt: number,
  scopeOf: (record: RecordId) => ScopeId | undefined,
): Draft | undefined {
  const scope = scopeFor(found, scopeOf)
  if (!scope) return undefined
  const { kind, about, from, to, observed, expected, chance, recurs, reasons } = found
  const facts: WarningRaisedFacts = {
    kind,
    areas: found.areas.slice(0, mostAreas),
    from,
    to,
    observed,
    horizon: horizonDays,
    reasons: [...reasons],
    behind: found.behind.slice(0, mostBehind),
    knownAt,
    ...(about !== null && { about }),
    ...(expected !== null && { expected }),
    ...(chance !== null && { chance }),
    ...(recurs !== null && { recurs }),
  }
  return raiseWarning(scope, facts)
}

/** An area comes on the risk list: what speaks for it, and how likely the list says that it is. */
export function riskFound(entry: FoundRisk, today: string): FoundWarning {
  const { area, p, reasons, behind, scopes } = entry
  return {
    kind: 'risk',
    about: null,
    areas: [area],
    from: earliest(reasons) ?? today,
    to: addDays(today, -1),
    observed: behind.length,
    expected: null,
    chance: Number(p.toPrecision(3)),
    recurs: null,
    reasons,
    behind,
    scopes,
  }
}

function earliest(reasons: readonly FoundReason[]): string | undefined {
  return reasons.flatMap(({ from, to }) => from ?? to ?? []).sort()[0]
}

function scopeFor(
  { behind, scopes }: Pick<FoundWarning, 'behind' | 'scopes'>,
  scopeOf: (record: RecordId) => ScopeId | undefined,
): ScopeId | undefined {
  const own = behind.flatMap((record) => scopeOf(record) ?? [])
  const counts = new Map<string, number>()
  for (const scope of own.length > 0 ? own : scopes) {
    const { area } = parseScopeId(scope)
    counts.set(area, (counts.get(area) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const first = own[0] ?? scopes[0]
  if (!most || !first) return undefined
  const isStrict = scopes.some((scope) => parseScopeId(scope).band === 'restricted')
  const area = [...own, ...scopes]
    .map((one) => parseScopeId(one).area)
    .find((one) => one === most[0])
  return area && scopeId(area, isStrict ? 'restricted' : 'standard')
}
