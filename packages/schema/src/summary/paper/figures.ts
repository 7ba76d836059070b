import type { Count } from '../../primitives/count.ts'
import { sameJson } from '../../primitives/same-json.ts'
import { utcMs } from '../../primitives/utc-minute.ts'
import type { Week } from '../../primitives/week.ts'
import { type Headline, headlines } from '../state.ts'
import { type CountedIncident, rowsOf } from './counted.ts'
import type { Numbered, Numbers } from './numbered.ts'
import type { PaperSource } from './source.ts'
import type * as Told from './state.ts'
import type { Median, PaperModel } from './state.ts'
import {
  byHeadline,
  type Harm,
  harmOf,
  splitOfIncidents,
  type TracedSplit,
  tracedSplit,
} from './traced.ts'

type Model = Numbered<PaperModel>
type FigureLine = Numbered<Told.FigureLine>
type Restatement = Numbered<Told.Restatement>

/** A week, the incidents counted in it, how many they are, and whom they harmed. */
export type WeekRows = {
  week: Week
  rows: readonly CountedIncident[]
  incidents: TracedSplit
  harm: Harm
}

/** Each of some weeks that do not overlap. */
export function rowsOfWeeks(
  weeks: readonly Week[],
  incidents: readonly CountedIncident[],
): WeekRows[] {
  const found = rowsOf(weeks, incidents)
  return weeks.map((week, n) => weekRows(week, found[n] ?? []))
}

function weekRows(week: Week, rows: readonly CountedIncident[]): WeekRows {
  return { week, rows, incidents: splitOfIncidents(rows), harm: harmOf(rows) }
}

/** Fewer earlier weeks than these have no middle. */
const fewestWeeks = 4

/** `weeks`: this one first, then the eight before it. */
export function figuresOf(
  { since, released }: Pick<PaperSource, 'since' | 'released'>,
  incidents: readonly CountedIncident[],
  weeks: readonly WeekRows[],
  { completeness, numbers }: { completeness: number | null; numbers: Numbers },
): Model['figures'] {
  const line = (splitOf: (of: WeekRows) => TracedSplit) =>
    figureLine(
      weeks.map((of) => ({ week: of.week, split: splitOf(of) })),
      { since, completeness },
    )
  const now = weeks[0]?.rows ?? []
  return {
    incidents: line((of) => of.incidents),
    harm: byHeadline((name) => line(({ harm }) => tracedSplit(harm[name]))),
    withoutViolation: splitOfIncidents(now.filter(({ items }) => items.length === 0)),
    restatements: released.flatMap((one) => restated(one, incidents, weeks, numbers)),
  }
}

function figureLine(
  weeks: readonly { week: Week; split: TracedSplit }[],
  { since, completeness }: { since: number | null; completeness: number | null },
): FigureLine {
  const [now = nothing, before = nothing] = weeks.map(({ split }) => split)
  const earlier = weeks.slice(1).map(({ week, split }) => ({ week, total: split.total }))
  const known = earlier.filter(({ week }) => since !== null && since < utcMs(week.end))
  return {
    now,
    before,
    change: changeOf(now.total.count, before.total.count, completeness),
    history: earlier.map(({ week, total }) => ({ week: week.label, total })).reverse(),
    median: medianOf(known.map(({ total }) => total.count)),
  }
}

const nothing = tracedSplit([])

/** A range that reaches into the other's is no change that anybody could state (SPEC SP-3). */
function changeOf(now: Count, before: Count, completeness: number | null): FigureLine['change'] {
  const [a, b] = [rangeOf(now), rangeOf(before)]
  if (a.low === a.high && b.low === b.high && a.low === b.low) return 'same'
  if (a.low > b.high) return 'more'
  if (a.high < b.low) return completeness !== null && completeness >= 0.8 ? 'fewer' : 'fewer_so_far'
  return 'overlapping'
}

function rangeOf({ min, max }: Count): { low: number; high: number } {
  return { low: min, high: max ?? Number.POSITIVE_INFINITY }
}

function medianOf(counts: readonly Count[]): Median {
  const isLowerEnd = counts.some(({ best }) => best === null)
  const of = counts.length
  if (of < fewestWeeks) return { value: null, of, isLowerEnd }
  const sorted = counts.map(({ min, best }) => best ?? min).sort((a, b) => a - b)
  const value = ((sorted[(of - 1) >> 1] ?? 0) + (sorted[of >> 1] ?? 0)) / 2
  return { value, of, isLowerEnd }
}

/** What a released paper says of its week beside what is known of that week now (SPEC SP-4). */
function restated(
  { paper, model }: PaperSource['released'][number],
  incidents: readonly CountedIncident[],
  weeks: readonly WeekRows[],
  numbers: Numbers,
): Restatement[] {
  // A mission may have set its weeks otherwise since.
  const { incidents: known, harm } =
    weeks.find(({ week }) => sameJson(week, model.week)) ??
    weekRows(model.week, rowsOf([model.week], incidents).flat())
  const now: Record<Headline, TracedSplit> = byHeadline((name) => tracedSplit(harm[name]))
  const pairs = [
    {
      figure: 'incidents',
      was: model.figures.incidents.now,
      now: known,
    },
    ...headlines.map((name) => ({
      figure: name,
      was: model.figures.harm[name].now,
      now: now[name],
    })),
  ] as const
  return pairs
    .filter((pair) => !isSame(pair.was, pair.now))
    .map(({ was, ...pair }) => ({
      week: model.week.label,
      paper,
      was: inNumbers(was, numbers),
      ...pair,
    }))
}

type Counts = Record<keyof TracedSplit, { count: Count }>

function isSame(a: Counts, b: Counts): boolean {
  return (['verified', 'unverified', 'total'] as const).every((side) => {
    const [one, other] = [a[side].count, b[side].count]
    return one.min === other.min && one.best === other.best && one.max === other.max
  })
}

function inNumbers(
  { verified, unverified, total }: Told.TracedSplit,
  { of }: Numbers,
): TracedSplit {
  return {
    verified: { ...verified, ids: verified.ids.map(of) },
    unverified: { ...unverified, ids: unverified.ids.map(of) },
    total: { ...total, ids: total.ids.map(of) },
  }
}
