import type { Outcome, Task } from './forecast.ts'

/** Days without a civilian death, as known, after which an event is an onset. */
export const quietDays = 180

/** What came true after one Monday. */
export type WeekTruth = {
  monday: number
  hit: ReadonlySet<string>
  /** Those of them that had been quiet for {@link quietDays}. */
  onsets: ReadonlySet<string>
}

export type Truth = {
  weeks: readonly WeekTruth[]
  /** Starts of the events asked for, by area in the order of the outcomes. */
  starts: ReadonlyMap<string, readonly number[]>
  /** Whether a civilian death was known in the area in the 180 days before. */
  isQuiet(area: string, day: number): boolean
}

/** Dated by the start of an event, known by its end. */
export function truthOf(outcomes: readonly Outcome[], task: Task): Truth {
  const { areas, mondays, horizon, minDeaths } = task
  const ranked = new Set(areas)
  const [starts, ends] = [new Map<string, number[]>(), new Map<string, number[]>()]
  for (const { area, start, end, civilianDeaths } of outcomes) {
    if (!ranked.has(area)) continue
    if (civilianDeaths >= minDeaths) listIn(starts, area).push(start)
    if (civilianDeaths > 0) listIn(ends, area).push(end)
  }
  const isQuiet = (area: string, day: number) => !hasAny(ends.get(area), day - quietDays, day)
  const weeks = mondays.map((monday): WeekTruth => {
    const hit = areas.filter((area) => hasAny(starts.get(area), monday, monday + horizon))
    return {
      monday,
      hit: new Set(hit),
      onsets: new Set(hit.filter((area) => isQuiet(area, monday))),
    }
  })
  return { weeks, starts, isQuiet }
}

function hasAny(days: readonly number[] | undefined, from: number, before: number): boolean {
  return days?.some((day) => day >= from && day < before) ?? false
}

function listIn(map: Map<string, number[]>, key: string): number[] {
  const list = map.get(key) ?? []
  map.set(key, list)
  return list
}
