/** What was said of one area on one Monday: the order of the list, and the probability where one is given. */
export type Said = { score: number; p?: number }

/** By day (days since 1970) of the Monday, then by area. An area that is not named has score 0. */
export type Forecast = ReadonlyMap<number, ReadonlyMap<string, Said>>

/** Something that happened, with the days (since 1970) of its start and end. */
export type Outcome = { area: string; start: number; end: number; civilianDeaths: number }

/** What is asked: in the `horizon` days from each Monday on, an event with at least `minDeaths` civilian deaths. */
export type Task = {
  areas: readonly string[]
  mondays: readonly number[]
  horizon: number
  minDeaths: number
}
