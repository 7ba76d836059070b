import { type AreaId, parseScopeId } from '@tocsin/schema/primitives/ids'
import { countedAt } from '@tocsin/schema/primitives/occurred'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { cellOf } from '../areas/cells.ts'
import { firstEver, newForDays } from '../emerging/first-ever.ts'
import { risingPatterns } from '../emerging/rising.ts'
import { type Pattern, patternKey, patternsOf, type ThreatSignal } from '../emerging/signal.ts'
import { weeklyByPattern } from '../emerging/weekly.ts'
import { lagWeeks } from '../scan/levels.ts'
import { weeksBack } from './find-breaks.ts'
import type { FoundWarning } from './found.ts'
import type { KnownThreat, RunInputs } from './inputs.ts'
import { rounded } from './rounded.ts'

const dayMs = 86_400_000
const mostBehind = 50
const mostAreas = 60

type Signal = ThreatSignal & { readonly threat: KnownThreat }

/**
 * Patterns of threats that rise in the mission, and those that are the first of their kind in an area
 * of responsibility. Where a threat's place is known well enough its cell is named, so that what comes
 * after is looked for there.
 *
 * @param todayMs the first moment of today
 * @param date the mission's date of a moment
 * @param completeness share of the last four weeks that has been received; 1 where it is not known
 */
export function findEmerging(
  { threats, incidents, areas }: Pick<RunInputs, 'threats' | 'incidents' | 'areas'>,
  todayMs: number,
  date: (ms: number) => string,
  completeness: number,
): FoundWarning[] {
  const signals = threats.flatMap((threat) => signalOf(threat, todayMs) ?? [])
  const known = new Map<string, number>()
  const note = (area: AreaId, ms: number) => known.set(area, Math.min(known.get(area) ?? ms, ms))
  for (const { area, atMs } of signals) note(area as AreaId, atMs)
  for (const { scope, knownAt } of incidents) note(parseScopeId(scope).area, knownAt)
  const byPattern = weeklyByPattern(signals, areas, weeksSince(known, todayMs), todayMs - 1)
  const since = todayMs - lagWeeks * 7 * dayMs
  const rising = risingPatterns(byPattern, completeness).map((one): FoundWarning => {
    const behind = behindOf(signals, one.pattern, since)
    const [from, to] = [date(since), date(todayMs - 1)]
    const expected = rounded(one.expected)
    return {
      ...placesOf(behind, signals, one.pattern),
      kind: 'emerging',
      from,
      to,
      observed: one.observed,
      expected,
      chance: one.chance,
      recurs: Math.round(one.recurrenceDays),
      reasons: [
        { code: 'threats_seen', count: one.observed, from, to },
        { code: 'threats_usual', count: expected },
      ],
    }
  })
  const news = firstEver(signals, known, todayMs - 1).map((one): FoundWarning => {
    const here = signals.filter(({ area }) => area === one.area)
    const behind = behindOf(here, one.pattern, todayMs - newForDays * dayMs)
    const [from, to] = [date(one.atMs), date(todayMs - 1)]
    return {
      ...placesOf(behind, here, one.pattern),
      kind: 'first_ever',
      from,
      to,
      observed: behind.length,
      expected: null,
      chance: null,
      recurs: null,
      reasons: [
        { code: 'threats_seen', count: behind.length, from, to },
        { code: 'never_before', days: one.knownDays },
      ],
    }
  })
  return [...rising, ...news]
}

/** Weeks since anything was known: what lies before is unknown, not empty. */
function weeksSince(known: ReadonlyMap<string, number>, todayMs: number): number {
  const first = [...known.values()].reduce((a, b) => Math.min(a, b), todayMs)
  return Math.min(weeksBack, Math.max(1, Math.ceil((todayMs - first) / (7 * dayMs))))
}

function signalOf(threat: KnownThreat, todayMs: number): Signal | undefined {
  const at = countedAt(threat.noticed)
  if (at === undefined) return undefined
  const atMs = utcMs(at)
  const { kind, actors, tactics } = threat
  const { area } = parseScopeId(threat.scope)
  return atMs < todayMs ? { area, atMs, kind, actors, tactics, threat } : undefined
}

function behindOf(signals: readonly Signal[], pattern: Pattern, since: number): Signal[] {
  return signals
    .filter((signal) => signal.atMs >= since && isOf(signal, pattern))
    .sort((a, b) => b.atMs - a.atMs)
}

function isOf(signal: Signal, pattern: Pattern): boolean {
  return patternsOf(signal).some((one) => patternKey(one) === patternKey(pattern))
}

function placesOf(behind: readonly Signal[], all: readonly Signal[], pattern: Pattern) {
  const areas = [...new Set(behind.map(({ area, threat }) => cellOf(threat.place) ?? area))]
  const counted = all.filter((signal) => isOf(signal, pattern))
  return {
    about: patternKey(pattern),
    areas: areas.sort().slice(0, mostAreas),
    behind: behind.slice(0, mostBehind).map(({ threat }) => threat.id),
    scopes: [...new Set(counted.map(({ threat }) => threat.scope))].sort(),
  }
}
