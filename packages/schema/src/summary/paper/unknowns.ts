import { utcMs } from '../../primitives/utc-minute.ts'
import type { CountedIncident } from './counted.ts'
import type { WeekRows } from './figures.ts'
import type { Numbered, Numbers } from './numbered.ts'
import { isNotDone, raisedIn } from './response.ts'
import type { PaperIncident, PaperSource } from './source.ts'
import type { PaperModel, SilentArea } from './state.ts'
import { tracedIncidents, tracedRecords } from './traced.ts'

const day = 86_400_000
/** From fewer nothing can be said of how complete a week is. */
const fewestForShare = 10
/** A point that may lie farther away than this is no place that a patrol finds. */
const impreciseFromM = 5_000

/** What is not known, said as such (SPEC SP-9). `weeks`: this one first. */
export function unknownsOf(
  source: PaperSource,
  incidents: readonly CountedIncident[],
  weeks: readonly WeekRows[],
  numbers: Numbers,
): Numbered<PaperModel>['unknowns'] {
  const { week, alerts } = source
  const [from, to] = [utcMs(week.start), utcMs(week.end)]
  const isWithin = (at: number) => from <= at && at < to
  const rows = weeks[0]?.rows ?? []
  const earlier = weeks.slice(1)
  return {
    completeness: completenessOf(source.asOf.at - to, earlier),
    unknownDate: tracedIncidents(
      incidents.filter(({ at, knownAt }) => at === undefined && isWithin(knownAt)),
    ),
    countryOnly: tracedIncidents(rows.filter(({ area }) => area === null)),
    impreciseDate: tracedIncidents(rows.filter(({ row }) => hasImpreciseDate(row))),
    imprecisePlace: tracedIncidents(rows.filter(({ row }) => hasImprecisePlace(row))),
    late: tracedIncidents(rows.filter(({ knownAt }) => knownAt >= to)),
    lateOfEarlier: tracedIncidents(
      earlier.flatMap(({ rows: known }) => known.filter(({ knownAt }) => isWithin(knownAt))),
    ),
    clockWrong: tracedIncidents(
      rows.filter(({ row, knownAt }) => knownAt < to && isBeforeItHappened(row)),
    ),
    noAccess: tracedRecords(raisedIn(week, alerts).filter(isOutOfReach), numbers),
    silentAreas: silentAreasOf(source),
  }
}

/** How much of a week is usually known so long after it: late reports still come (SPEC SP-3). */
export function completenessOf(
  lag: number,
  earlier: readonly Pick<WeekRows, 'week' | 'rows'>[],
): PaperModel['unknowns']['completeness'] {
  const known = earlier.reduce((sum, { rows }) => sum + rows.length, 0)
  if (known < fewestForShare) return { share: null, of: known }
  const byThen = earlier.reduce((sum, { week, rows }) => {
    const then = utcMs(week.end) + Math.max(0, lag)
    return rows.reduce((known, { knownAt }) => (knownAt < then ? known + 1 : known), sum)
  }, 0)
  return { share: Math.round((100 * byThen) / known) / 100, of: known }
}

function hasImpreciseDate({ occurred }: PaperIncident): boolean {
  if (occurred.precision === 'unknown') return false
  const { earliest, latest } = occurred
  // Most lie within one date, which the texts tell for a tenth of what reading both costs.
  if (latest.startsWith(earliest.slice(0, 10))) return false
  return utcMs(latest) - utcMs(earliest) > 2 * day
}

function hasImprecisePlace({ place }: PaperIncident): boolean {
  if (!place) return true
  return place.kind === 'point' ? place.radiusM > impreciseFromM : true
}

/** Said to have happened after the mission knew of it: somebody's clock or date is wrong. What is known after its week is not. */
function isBeforeItHappened({ occurred, knownAt }: PaperIncident): boolean {
  return occurred.precision !== 'unknown' && utcMs(occurred.earliest) > knownAt
}

function isOutOfReach(alert: PaperSource['alerts'][number]): boolean {
  const reason = alert.answers.at(-1)?.reason ?? ''
  return isNotDone(alert) && ['no_access', 'access_denied', 'unsafe', 'caveat'].includes(reason)
}

/** Nothing recorded is no sign that nothing happened. */
function silentAreasOf({ areas, week, heard }: PaperSource): SilentArea[] {
  return areas.flatMap((area) => {
    const lastAt = heard.reduce<number | null>(
      (last, one) => (one.area === area ? Math.max(last ?? one.at, one.at) : last),
      null,
    )
    if (lastAt !== null && lastAt >= utcMs(week.start)) return []
    const days = lastAt === null ? null : Math.floor((utcMs(week.end) - lastAt) / day)
    return [{ area, lastAt, days }]
  })
}
