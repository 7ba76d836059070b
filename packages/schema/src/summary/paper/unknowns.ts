import { countedAt } from '../../primitives/occurred.ts'
import { utcMs } from '../../primitives/utc-minute.ts'
import { areaKeyOf } from './breakdown.ts'
import type { WeekRows } from './figures.ts'
import { isNotDone, raisedIn } from './response.ts'
import type { PaperIncident, PaperSource } from './source.ts'
import type { PaperModel, SilentArea } from './state.ts'
import { tracedRecords } from './traced.ts'

const day = 86_400_000
/** From fewer nothing can be said of how complete a week is. */
const fewestForShare = 10
/** A point that may lie farther away than this is no place that a patrol finds. */
const impreciseFromM = 5_000

/** What is not known, said as such (SPEC SP-9). `weeks`: this one first. */
export function unknownsOf(
  source: PaperSource,
  weeks: readonly WeekRows[],
): PaperModel['unknowns'] {
  const { week, incidents, alerts } = source
  const [from, to] = [utcMs(week.start), utcMs(week.end)]
  const isWithin = (at: number) => from <= at && at < to
  const rows = weeks[0]?.rows ?? []
  const earlier = weeks.slice(1)
  return {
    completeness: completenessOf(source.asOf.at - to, earlier),
    unknownDate: tracedRecords(
      incidents.filter(
        ({ occurred, countedAs, knownAt }) =>
          countedAs !== null && countedAt(occurred) === undefined && isWithin(knownAt),
      ),
    ),
    countryOnly: tracedRecords(rows.filter((row) => areaKeyOf(row) === null)),
    impreciseDate: tracedRecords(rows.filter(hasImpreciseDate)),
    imprecisePlace: tracedRecords(rows.filter(hasImprecisePlace)),
    late: tracedRecords(rows.filter(({ knownAt }) => knownAt >= to)),
    lateOfEarlier: tracedRecords(
      earlier.flatMap(({ rows: known }) => known.filter(({ knownAt }) => isWithin(knownAt))),
    ),
    clockWrong: tracedRecords(rows.filter(isBeforeItHappened)),
    noAccess: tracedRecords(raisedIn(week, alerts).filter(isOutOfReach)),
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
    return sum + rows.filter(({ knownAt }) => knownAt < then).length
  }, 0)
  return { share: Math.round((100 * byThen) / known) / 100, of: known }
}

function hasImpreciseDate({ occurred }: PaperIncident): boolean {
  return (
    occurred.precision !== 'unknown' && utcMs(occurred.latest) - utcMs(occurred.earliest) > 2 * day
  )
}

function hasImprecisePlace({ place }: PaperIncident): boolean {
  if (!place) return true
  return place.kind === 'point' ? place.radiusM > impreciseFromM : true
}

/** Said to have happened after the mission knew of it: somebody's clock or date is wrong. */
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
