import type { Area } from '../areas/area.ts'
import type { Forecast, Said } from '../score/forecast.ts'
import type { Day } from './harm-event.ts'
import type { WeeklyRisk } from './weekly-risk.ts'

/** The risk lists of these Mondays, as a forecast that can be scored. */
export function forecastBy(
  areas: readonly Area[],
  riskOn: (monday: Day) => WeeklyRisk,
  mondays: readonly Day[],
): Forecast {
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
