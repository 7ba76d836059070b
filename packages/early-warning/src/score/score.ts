import { averagePrecision, type Judged } from './average-precision.ts'
import { type Calibration, calibrationOf } from './calibration.ts'
import type { Forecast, Outcome, Task } from './forecast.ts'
import { blockInterval, intervalRandom } from './interval.ts'
import { type Lead, leadOf } from './lead.ts'
import { orderOf } from './order.ts'
import { type Truth, truthOf, type WeekTruth } from './truth.ts'

type Size = 10 | 20

type Top = {
  [name in `recall@${Size}` | `precision@${Size}` | `onset_recall@${Size}`]: number
} & { [name in `recall_ci@${Size}`]: [number, number] }

/** The table of one forecast; names as in the scorer that it is held against. Shares of nothing are NaN. */
export type Table = Top &
  Lead &
  Partial<Calibration> & {
    weeks: number
    cells: number
    missing_weeks: number
    horizon: number
    min_deaths: number
    positives: number
    onsets: number
    average_precision: number
    new_in_top20_per_week: number
  }

/** Holds a forecast against what happened. Give every list to be compared the same task. */
export function scoreForecast(forecast: Forecast, outcomes: readonly Outcome[], task: Task): Table {
  const { areas, mondays } = task
  const truth = truthOf(outcomes, task)
  const orders = mondays.map((monday) => orderOf(areas, forecast, monday))
  const tops = orders.map((order) => new Set(order.slice(0, 20)))
  const positives = sum(truth.weeks.map(({ hit }) => hit.size))
  const onsets = sum(truth.weeks.map((week) => week.onsets.size))
  const random = intervalRandom()
  const pairs = judged(forecast, truth, areas)
  return {
    weeks: mondays.length,
    cells: areas.length,
    missing_weeks: mondays.filter((monday) => !forecast.has(monday)).length,
    horizon: task.horizon,
    min_deaths: task.minDeaths,
    positives,
    onsets,
    // as: the names are made of the size that is asked.
    ...(topOf(10, { orders, truth, positives, onsets, random }) as Top),
    ...(topOf(20, { orders, truth, positives, onsets, random }) as Top),
    average_precision: averagePrecision(pairs, positives),
    ...calibrationOf(pairs, positives),
    ...leadOf(truth, mondays, tops),
    new_in_top20_per_week: newPerWeek(tops),
  }
}

type Listed = {
  orders: readonly (readonly string[])[]
  truth: Truth
  positives: number
  onsets: number
  random: () => number
}

function topOf(size: Size, { orders, truth, positives, onsets, random }: Listed) {
  const hitsIn = (of: (week: WeekTruth) => ReadonlySet<string>) =>
    truth.weeks.map((week, i) => {
      return (orders[i] ?? []).slice(0, size).filter((area) => of(week).has(area)).length
    })
  const hits = hitsIn(({ hit }) => hit)
  const found = sum(hits)
  return {
    [`recall@${size}`]: found / positives,
    [`precision@${size}`]: found / (size * orders.length),
    [`onset_recall@${size}`]: sum(hitsIn((week) => week.onsets)) / onsets,
    [`recall_ci@${size}`]: blockInterval(
      hits,
      truth.weeks.map(({ hit }) => hit.size),
      random,
    ),
  }
}

function judged(forecast: Forecast, truth: Truth, areas: readonly string[]): Judged[] {
  return truth.weeks.flatMap(({ monday, hit }) => {
    const said = forecast.get(monday)
    return areas.map((area) => {
      const { score = 0, p = 0 } = said?.get(area) ?? {}
      return { score, p, isHit: hit.has(area) }
    })
  })
}

/** Areas that were not in the top the week before, on average: what a reader has to take in anew. */
function newPerWeek(tops: readonly ReadonlySet<string>[]): number {
  const fresh = tops.slice(1).map((top, i) => [...top].filter((area) => !tops[i]?.has(area)).length)
  return sum(fresh) / Math.max(1, fresh.length)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0)
}
