import type { Area } from '../areas/area.ts'
import type { Day, HarmEvent } from './harm-event.ts'
import { type PastWeek, rollingIntercept, rollingWeeks } from './intercept.ts'
import { distancesOf } from './kernel.ts'
import { createLevels, type Field, placedIn } from './levels.ts'
import { logOddsOf, probability } from './log-odds.ts'
import type { Horizon, Model } from './model.ts'
import { type Listed, orderList, type Places } from './order-list.ts'
import { precursorFactor, type ToldWeek } from './precursor-factor.ts'
import { precursorModel, withPrecursors } from './precursor-terms.ts'
import { quietAreas } from './quiet.ts'
import { type Reason, reasonsOf } from './reasons.ts'
import { type DeathLimit, listPlaces, modelOf, onsetModel } from './weights.ts'

/** What the list is made for: at least so many civilian deaths in one event in the days from Monday on. */
export type Question = { readonly horizon: Horizon; readonly minDeaths: DeathLimit }

/** An area of the list with why it is there. */
export type Entry = {
  readonly area: string
  readonly place: number
  /** By the model of the list, whichever model found the area its place. */
  readonly p: number
  /** In one of the places for quiet areas, by the model of onsets. */
  readonly isKept: boolean
  /** Of the model that found the place: its base, the shift (0 for onsets) and what `allReasons` add. */
  readonly logOdds: number
  /** The three that add most. */
  readonly reasons: readonly Reason[]
  allReasons(): readonly Reason[]
}

export type WeeklyRisk = {
  readonly monday: Day
  /** The rolling intercept that is in every probability. */
  readonly shift: number
  /** By what the judged weights of precursors are multiplied in this mission; 1 where it has none. */
  readonly factor: number
  /** By area number. */
  readonly p: Float64Array
  readonly order: readonly Listed[]
  /** The list itself. */
  entries(): Entry[]
}

/** How many reasons an entry gives. */
const reasonsShown = 3

/**
 * Makes the list of every Monday anew from what was known when it began. The Mondays of a year before
 * are computed too, for the rolling intercept. Pure: the same events give the same lists.
 *
 * @param areas what is ranked; events elsewhere are not counted
 */
export function createWeeklyRisk(
  areas: readonly Area[],
  events: readonly HarmEvent[],
  question: Question,
  places: Places = listPlaces,
) {
  const placed = placedIn(areas, events)
  const field = { areas: areas.length, placed, distances: distancesOf(areas) }
  const model = modelOf(question)
  const levels = createLevels(field)
  // Without precursors their terms are nothing, and take no time.
  const hasTold = placed.some(({ event }) => event.precursor !== undefined)
  const nothing = new Float64Array(areas.length)
  const sumOf = (of: Model) => (monday: Day) => logOddsOf(of, levels, monday, field.areas)
  const base = remembered(sumOf(model))
  const told = remembered(hasTold ? sumOf(precursorModel) : () => nothing)
  const overlap = Math.ceil(question.horizon / 7)
  const first = placed.reduce((day, { event }) => {
    return event.precursor === undefined ? Math.min(day, event.known) : day
  }, Number.POSITIVE_INFINITY)

  const past = (monday: Day): ToldWeek[] => {
    const weeks: ToldWeek[] = []
    const last = monday - 7 * overlap
    for (let week = last; week > last - 7 * rollingWeeks && week > first; week -= 7) {
      const hit = hitsOf(field, question, week, monday)
      weeks.push({ base: base(week), told: told(week), hit })
    }
    return weeks
  }

  return (monday: Day): WeeklyRisk => {
    const weeks = past(monday)
    const asJudged = rollingIntercept(weeks.map((week) => pastWeek(week, 1)))
    const factor = hasTold ? precursorFactor(weeks, asJudged, overlap) : 1
    const shift = hasTold ? rollingIntercept(weeks.map((week) => pastWeek(week, factor))) : asJudged
    const logOdds = withTold(base(monday), told(monday), factor).map((one) => one + shift)
    const p = logOdds.map(probability)
    const onset = withTold(onsets(field, levels, monday), told(monday), factor)
    const order = orderList(p, onset, places)
    const asked = (of: Model) => (hasTold ? withPrecursors(of, factor) : of)
    const entry = ({ area, isKept }: Listed, i: number): Entry => {
      const all = reasonsOf(field, asked(isKept ? onsetModel : model), area, monday)
      return {
        area: areas[area]?.id ?? '',
        place: i + 1,
        p: p[area] ?? 0,
        isKept,
        logOdds: (isKept ? onset : logOdds)[area] ?? 0,
        reasons: all.slice(0, reasonsShown),
        allReasons: () => all,
      }
    }
    return { monday, shift, factor, p, order, entries: () => order.slice(0, places.all).map(entry) }
  }
}

function onsets(field: Field, levels: ReturnType<typeof createLevels>, monday: Day): Float64Array {
  const isQuiet = quietAreas(field, monday)
  return logOddsOf(onsetModel, levels, monday, field.areas).map((one, area) => {
    return isQuiet[area] ? one : Number.NaN
  })
}

function pastWeek({ base, told, hit }: ToldWeek, factor: number): PastWeek {
  return { logOdds: withTold(base, told, factor), hits: hit.size }
}

function withTold(base: Float64Array, told: Float64Array, factor: number): Float64Array {
  return base.map((one, area) => one + factor * (told[area] ?? 0))
}

/** Areas in which it came true after a past Monday, as far as it was known on a later one. */
function hitsOf(field: Field, { horizon, minDeaths }: Question, week: Day, knownBefore: Day) {
  const hit = new Set<number>()
  for (const { event, at } of field.placed) {
    const isIn = event.start >= week && event.start < week + horizon
    if (isIn && event.known < knownBefore && event.civilianDeaths >= minDeaths) hit.add(at)
  }
  return hit
}

function remembered(compute: (monday: Day) => Float64Array) {
  const known = new Map<Day, Float64Array>()
  return (monday: Day): Float64Array => {
    const found = known.get(monday) ?? compute(monday)
    known.set(monday, found)
    return found
  }
}
