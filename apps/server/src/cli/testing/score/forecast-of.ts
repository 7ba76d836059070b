import type { Area } from '@tocsin/early-warning/areas/area'
import { forecastBy } from '@tocsin/early-warning/risk/forecast-by'
import type { HarmEvent } from '@tocsin/early-warning/risk/harm-event'
import { dateOfDay } from '@tocsin/early-warning/risk/harm-of'
import { createWeeklyRisk, type Question } from '@tocsin/early-warning/risk/weekly-risk'
import type { Forecast } from '@tocsin/early-warning/score/forecast'

/** The risk list of every Monday, as a forecast that can be scored. */
export function forecastOf(
  areas: readonly Area[],
  events: readonly HarmEvent[],
  question: Question,
  mondays: readonly number[],
): Forecast {
  return forecastBy(areas, createWeeklyRisk(areas, events, question), mondays)
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
