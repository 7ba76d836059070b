import type { HarmEvent } from '@tocsin/early-warning/risk/harm-event'
import type { Horizon } from '@tocsin/early-warning/risk/model'
import { scoreForecast, type Table } from '@tocsin/early-warning/score/score'
import { someMonday } from '@tocsin/early-warning/testing/harm'
import {
  type Heard,
  type SimulatedMission,
  simulateMission,
  simulatePrecursors,
} from '@tocsin/early-warning/testing/simulated-mission'
import { seededRandom } from '@tocsin/testkit/random'
import { forecastOf } from './forecast-of.ts'
import { line } from './table-lines.ts'

/** A year of Mondays. */
const mondays = Array.from({ length: 52 }, (_, week) => someMonday + 7 * week)

const figures: readonly [string, (table: Table) => number][] = [
  ['onset recall@20', (table) => table['onset_recall@20']],
  ['onset events warned', (table) => table.onset_events_warned / table.onset_events],
  ['recall@20', (table) => table['recall@20']],
  ['precision@20', (table) => table['precision@20']],
  ['average precision', (table) => table.average_precision],
  ['mean p / observed', (table) => table.mean_p_over_observed ?? Number.NaN],
  ['new in top 20 a week', (table) => table.new_in_top20_per_week],
]

/** Reports that know nothing of attacks, then more and more that do, among fewer or more for nothing. */
const assumptions: readonly Heard[] = [
  ...[1, 3].map((nothing) => ({ detection: 0, false: nothing, afraid: 0 })),
  ...[0, 0.25, 0.5, 0.75].flatMap((detection) =>
    [0.3, 1, 3].map((nothing) => ({ detection, false: nothing, afraid: 0.5 })),
  ),
]

/**
 * What precursors add to the risk list in simulated missions, as Markdown: each figure without them, then
 * with them under each assumption the change, mean and standard error over the missions.
 */
export function simulatedLines(missions: number, horizon: Horizon): string[] {
  const seeds = Array.from({ length: missions }, (_, i) => i + 1)
  const simulated = seeds.map((seed) => simulateMission(seededRandom(seed)))
  const without = simulated.map((mission) => scored(mission, [], horizon))
  const onsets = without.reduce((sum, table) => sum + table.onsets, 0)
  const positives = without.reduce((sum, table) => sum + table.positives, 0)
  const rows = assumptions.map((heard) => {
    const tables = simulated.map((mission, i) => {
      const random = seededRandom(1000 + (seeds[i] ?? 0))
      return scored(mission, simulatePrecursors(mission, heard, random), horizon)
    })
    return [...said(heard), ...figures.map(([, of]) => change(without.map(of), tables.map(of)))]
  })
  return [
    `${missions} missions, a year of Mondays each; within ${horizon} days ${positives} times, ${onsets} of them onsets`,
    '',
    line(['heard before an attack', 'for nothing', ...figures.map(([name]) => name)]),
    line(['---', '---', ...figures.map(() => '---')]),
    line(['no reports', '', ...figures.map(([, of]) => meanOf(without.map(of)).toFixed(3))]),
    ...rows.map(line),
  ]
}

function scored(
  { areas, events }: SimulatedMission,
  precursors: readonly HarmEvent[],
  horizon: Horizon,
): Table {
  const question = { horizon, minDeaths: 1 } as const
  const forecast = forecastOf(areas, [...events, ...precursors], question, mondays)
  return scoreForecast(forecast, events, { ...question, areas: areas.map(({ id }) => id), mondays })
}

function said({ detection, false: nothing, afraid }: Heard): string[] {
  const isNoise = detection === 0 && afraid === 0
  return [isNoise ? 'noise alone' : `${100 * detection} %`, `${nothing} per area and year`]
}

function change(before: readonly number[], after: readonly number[]): string {
  const changes = after.map((value, i) => value - (before[i] ?? 0))
  const mean = meanOf(changes)
  const spread = changes.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  const error = Math.sqrt(spread / (changes.length - 1) / changes.length)
  return `${mean < 0 ? '−' : '+'}${Math.abs(mean).toFixed(3)} ± ${error.toFixed(3)}`
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
