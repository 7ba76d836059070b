import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dayOfDate } from '../risk/harm-of.ts'
import { baselineForecast, baselines } from './baselines.ts'
import type { Forecast, Outcome, Said } from './forecast.ts'
import { scoreForecast } from './score.ts'

const folder = new URL('../../fixtures/score/', import.meta.url)
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const rows = (name: string) =>
  text(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

const areas = rows('cells.csv').map(([cell = '']) => cell)
const outcomes = rows('events.csv').map(
  ([, area = '', start = '', end = '', , , deaths]): Outcome => {
    return { area, start: dayOfDate(start), end: dayOfDate(end), civilianDeaths: Number(deaths) }
  },
)
const forecast = new Map<number, Map<string, Said>>()
for (const [week = '', cell = '', score, p] of rows('forecast.csv')) {
  const said = forecast.get(dayOfDate(week)) ?? new Map<string, Said>()
  forecast.set(dayOfDate(week), said.set(cell, { score: Number(score), p: Number(p) }))
}
const mondays = Array.from({ length: 52 }, (_, i) => dayOfDate('2020-01-06') + 7 * i)
const tableOf = (forecast: Forecast, horizon = 28, minDeaths = 1, of = outcomes) =>
  scoreForecast(forecast, of, { areas, mondays, horizon, minDeaths })

test.each([
  [28, 1],
  [7, 5],
])('RL-8 %d days, %d deaths: the table of the other program', (horizon, minDeaths) => {
  const other: Record<string, unknown> = JSON.parse(text(`table-${horizon}-${minDeaths}.json`))
  const ours: Record<string, unknown> = { ...tableOf(forecast, horizon, minDeaths) }
  expect(Object.keys(ours).sort()).toEqual(Object.keys(other).sort())
  for (const [name, value] of Object.entries(other)) {
    const [a, b] = [numbersIn(ours[name]), numbersIn(value)]
    expect(a.length, name).toBe(b.length)
    for (const [i, one] of b.entries()) expect(Math.abs((a[i] ?? 0) - one), name).toBeLessThan(1e-9)
  }
})

test('RL-8 another forecast has another table', () => {
  const without = new Map([...forecast].slice(1))
  expect(tableOf(without).average_precision).not.toBe(tableOf(forecast).average_precision)
  expect(tableOf(without).missing_weeks).toBe(1)
})

test('RL-8 a list of what will happen finds everything, an empty one by chance', () => {
  const told = new Map(
    mondays.map((monday) => {
      const hit = outcomes.filter(
        ({ start, civilianDeaths: n }) => n > 0 && start >= monday && start < monday + 28,
      )
      return [monday, new Map(hit.map(({ area }): [string, Said] => [area, { score: 1, p: 1 }]))]
    }),
  )
  const table = tableOf(told)
  expect(table['recall@20']).toBe(1)
  expect(table.average_precision).toBe(1)
  expect(table.brier).toBe(0)
  expect(tableOf(new Map())['recall@20']).toBeLessThan(0.8)
})

test('RL-8 nothing happened: shares of nothing are no numbers, and nothing fails', () => {
  const table = tableOf(forecast, 28, 1, [])
  expect(table.positives).toBe(0)
  expect(table['recall@20']).toBeNaN()
  expect(table.average_precision).toBe(0)
  for (const one of baselines) {
    expect(tableOf(baselineForecast([], mondays, one)).new_in_top20_per_week).toBeGreaterThan(0)
  }
})

/** The numbers of a figure, in order; what is no number in JSON is none. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(numbersIn)
}
