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
 */
export function createRisk(placed: Placed, today: Day, question: Question) {
  const known = placed.events.filter((event) => event.known < today)
  const areas = cellsAround(new Set(known.map(({ area }) => area)), rings)
  const riskOn = createWeeklyRisk(areas, known, question)
  return {
    list(): FoundRisk[] {
      if (known.length === 0) return []
      return riskOn(today)
        .entries()
        .filter(({ reasons }) => reasons.length > 0)
        .map((entry) => foundRisk(entry, placed))
    },
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
  return {
    place,
    area,
    p,
    isKept,
    reasons: reasons.map(reasonOf),
    behind: recordIds(most, mostBehind),
    scopes: scopesOf(counted, placed),
  }
}

function reasonOf({ term, events, last, nearestKm }: Reason): FoundReason {
  const said = { count: events, to: dateOfDay(last), days: term.halfLifeDays }
  if (term.reachKm !== undefined) {
    return { code: 'killings_near', ...said, km: Math.max(1, rounded(Math.round(nearestKm))) }
  }
  return { code: term.of === 'civilian' ? 'killings_here' : 'events_here', ...said }
}
