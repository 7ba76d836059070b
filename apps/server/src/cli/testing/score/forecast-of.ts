import type { Area } from '@tocsin/early-warning/areas/area'
import type { HarmEvent } from '@tocsin/early-warning/risk/harm-event'
import { dateOfDay } from '@tocsin/early-warning/risk/harm-of'
import { createWeeklyRisk, type Question } from '@tocsin/early-warning/risk/weekly-risk'
import type { Forecast, Said } from '@tocsin/early-warning/score/forecast'

/** The risk list of every Monday, as a forecast that can be scored. */
export function forecastOf(
  areas: readonly Area[],
  events: readonly HarmEvent[],
  question: Question,
  mondays: readonly number[],
): Forecast {
  const riskOn = createWeeklyRisk(areas, events, question)
  return new Map(
    mondays.map((monday) => {
      const { order, p } = riskOn(monday)
      const said = order.map(({ area, score }): [string, Said] => {
        return [areas[area]?.id ?? '', { score, p: p[area] ?? 0 }]
      })
      return [monday, new Map(said)]
    }),
  )
}

/** As the scorer reads it: `week,cell,score,p`, numbers with all their digits. */
export function forecastCsv(forecast: Forecast): string {
  const lines = ['week,cell,score,p']
  for (const [monday, said] of forecast) {
    const week = dateOfDay(monday)
    for (const [area, { score, p }] of said) lines.push(`${week},${area},${score},${p ?? ''}`)
  }
  return `${lines.join('\n')}\n`
}
