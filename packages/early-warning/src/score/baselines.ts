import type { Forecast, Outcome, Said } from './forecast.ts'

export type Baseline = {
  readonly name: string
  readonly of: 'civilian' | 'any'
  /** Undefined: events of the last 28 days are counted, all alike. */
  readonly halfLifeDays?: number
}

/** The simple lists that any other has to be better than. */
export const baselines: readonly Baseline[] = [
  { name: 'count of the last 28 days', of: 'any' },
  { name: 'civilian deaths, half-life 365 d', of: 'civilian', halfLifeDays: 365 },
  { name: 'all events, half-life 90 d', of: 'any', halfLifeDays: 90 },
  { name: 'civilian deaths, half-life 60 d', of: 'civilian', halfLifeDays: 60 },
]

/** One level for each area; areas with equal levels are ordered by all that ever happened there. */
export function baselineForecast(
  outcomes: readonly Outcome[],
  mondays: readonly number[],
  { of, halfLifeDays }: Baseline,
): Forecast {
  const isAsked = ({ civilianDeaths }: Outcome) => of === 'any' || civilianDeaths > 0
  const share = (age: number) =>
    halfLifeDays === undefined ? Number(age < 28) : 2 ** (-age / halfLifeDays)
  return new Map(
    mondays.map((monday) => {
      const said = new Map<string, Said>()
      for (const outcome of outcomes) {
        if (outcome.end >= monday) continue
        const before = said.get(outcome.area)?.score ?? 0
        const counts = isAsked(outcome) ? share(monday - 1 - outcome.end) : 0
        said.set(outcome.area, { score: before + counts + 1e-6 })
      }
      return [monday, said]
    }),
  )
}
