import { parseScopeId } from '@tocsin/schema/primitives/ids'
import { localDateOf, startOfLocalDate } from '@tocsin/schema/primitives/local-date'
import { heldAgainst } from '../nowcast/nowcast.ts'
import type { Random01 } from '../random.ts'
import { dateOfDay, dayOf } from '../risk/harm-of.ts'
import type { Question } from '../risk/weekly-risk.ts'
import { findBreaks, type ShareOf } from './find-breaks.ts'
import { findCoverage } from './find-coverage.ts'
import { findEmerging } from './find-emerging.ts'
import { completenessAt, findNowcasts } from './find-nowcasts.ts'
import { createRisk } from './find-risk.ts'
import { findSeason } from './find-season.ts'
import { findSilence } from './find-silence.ts'
import { findTotals } from './find-totals.ts'
import { unitsAtRisk } from './find-units.ts'
import type { RunFound } from './found.ts'
import type { RunInputs } from './inputs.ts'
import { cellNames, placedOf } from './placed.ts'

const dayMs = 86_400_000
const weekMs = 7 * dayMs

/**
 * All that early warning says at one moment: the risk list, what has changed, what comes up, who is
 * silent, and how much of it is known. Pure: the same inputs, moment and numbers give the same answer
 * (SPEC EW-19).
 *
 * @param inputs as known at `knownAt`; nothing later is in it
 */
export function runDetectors(inputs: RunInputs, knownAt: number, random: Random01): RunFound {
  const { timeZone, incidents, threats, units = [] } = inputs
  const day = dayOf(timeZone, knownAt)
  const todayMs = startOfLocalDate(timeZone, dateOfDay(day))
  const date = (ms: number) => localDateOf(timeZone, ms)
  const placed = placedOf(inputs, day)
  const completeness = completenessAt(inputs, knownAt)
  const shareOf: ShareOf = (area, back) => {
    const to = todayMs - back * weekMs
    return heldAgainst(completeness(to - weekMs, to, area))
  }
  const breaks = findBreaks(placed, day, shareOf, random)
  const totals = findTotals(inputs, day, (area) => shareOf(area, 0))
  const lastFour = heldAgainst(completeness(todayMs - 4 * weekMs, todayMs))
  const emerging = findEmerging(inputs, todayMs, date, lastFour)
  const more = new Set(
    [...breaks.found, ...totals].flatMap(({ scopes }) =>
      scopes.map((scope) => String(parseScopeId(scope).area)),
    ),
  )
  const season = findSeason(inputs, day, completeness(todayMs - weekMs, todayMs))
  const silent = findSilence(inputs, more, knownAt, date)
  const riskOf = (question: Question) => createRisk(placed, day, question)
  const risk28 = riskOf({ horizon: 28, minDeaths: 1 })
  const risk7 = riskOf({ horizon: 7, minDeaths: 1 })
  const [in7, in28] = [risk7.precursorFactor, risk28.precursorFactor]
  const year = knownAt - 365 * dayMs
  const recent = [...incidents, ...threats].filter((one) => one.knownAt >= year)
  const placedIds = new Set([...placed.events, ...placed.threats].map(({ id }) => id))
  return {
    knownAt,
    today: dateOfDay(day),
    warnings: [...breaks.found, ...totals, ...emerging, ...silent.found],
    risk7: risk7.list(),
    risk28: risk28.list(),
    ...(units.length > 0 && unitsAtRisk(inputs, units, day)),
    worth: risk28.worth(),
    ...(in7 !== undefined && in28 !== undefined && { precursorFactors: { in7, in28 } }),
    nowcasts: findNowcasts(inputs, completeness, todayMs),
    season,
    silences: silent.silences,
    coverage: findCoverage(inputs, todayMs),
    breaks: breaks.is,
    tooVague: recent.filter(({ id }) => !placedIds.has(id)).length,
    names: cellNames([...incidents, ...threats]),
  }
}
