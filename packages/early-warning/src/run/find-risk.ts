import type { Area } from '../areas/area.ts'
import { cellsAround } from '../areas/cells.ts'
import type { Day } from '../risk/harm-event.ts'
import { dateOfDay } from '../risk/harm-of.ts'
import type { Reason } from '../risk/reasons.ts'
import { createWeeklyRisk, type Entry, type Question } from '../risk/weekly-risk.ts'
import type { FoundReason, FoundRisk } from './found.ts'
import { type ListWorth, listWorth } from './list-worth.ts'
import { type Placed, recordIds, scopesOf } from './placed.ts'
import { rounded } from './rounded.ts'

const mostBehind = 20

/** Hexagons around those that something was reported from: what spreads goes next door first. */
const rings = 1

/**
 * The risk list of one day, and what such lists were worth over the last year. Areas for which nothing
 * speaks are not on it, however few the others are.
 *
 * @param among what is ranked; hexagons around what was reported where it is left out
 */
export function createRisk(
  placed: Placed,
  today: Day,
  question: Question,
  among?: readonly Area[],
) {
  const known = [...placed.events, ...placed.threats].filter((event) => event.known < today)
  const areas = among ?? cellsAround(new Set(known.map(({ area }) => area)), rings)
  const riskOn = createWeeklyRisk(areas, known, question)
  const now = riskOn(today)
  return {
    list(): FoundRisk[] {
      if (known.length === 0) return []
      return now
        .entries()
        .filter(({ reasons }) => reasons.length > 0)
        .map((entry) => foundRisk(entry, placed))
    },
    /** Undefined where no precursor was ever known. */
    precursorFactor: known.some(({ precursor }) => precursor) ? now.factor : undefined,
    worth: (): ListWorth => listWorth({ areas, events: known, riskOn }, today, question),
  }
}

function foundRisk(
  { area, place, p, isKept, reasons, allReasons }: Entry,
  placed: Placed,
): FoundRisk {
  const counted = allReasons().flatMap((reason) => reason.counted)
  const weights = new Map<string, number>()
  for (const { id, counts } of counted) weights.set(id, (weights.get(id) ?? 0) + counts)
  const most = [...weights].sort((a, b) => b[1] - a[1]).map(([id]) => ({ id }))
  const behind = recordIds(most, mostBehind)
  const isThreat = new Set(placed.threats.map(({ id }) => id))
  return {
    place,
    area,
    p,
    isKept,
    reasons: reasons.flatMap(reasonOf),
    behind,
    threats: behind.filter((id) => isThreat.has(id)),
    scopes: scopesOf(counted, placed),
  }
}

const codes = {
  civilian: { here: 'killings_here', near: 'killings_near' },
  any: { here: 'events_here', near: undefined },
  threat: { here: 'threats_here', near: undefined },
  armed_presence: { here: 'armed_here', near: undefined },
  displacement: { here: 'displaced_here', near: undefined },
  precursor: { here: undefined, near: 'precursors_near' },
} as const

/** Of a term for which there is no sentence, nothing. */
function reasonOf({ term, events, first, last, nearestKm }: Reason): FoundReason[] {
  const { here, near } = codes[term.of]
  const code = term.reachKm === undefined ? here : near
  if (code === undefined) return []
  const isPrecursor = term.of !== 'civilian' && term.of !== 'any'
  return [
    {
      code,
      count: events,
      to: dateOfDay(last),
      days: term.halfLifeDays,
      ...(isPrecursor && { from: dateOfDay(first) }),
      ...(term.reachKm !== undefined && { km: Math.max(1, rounded(Math.round(nearestKm))) }),
    },
  ]
}
