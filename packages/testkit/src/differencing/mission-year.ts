import { type Count, exactly } from '@tocsin/schema/primitives/count'
import { AreaId, RecordId } from '@tocsin/schema/primitives/ids'
import { addDays } from '@tocsin/schema/primitives/local-date'
import { previousWeek, type Week, weekStarting } from '@tocsin/schema/primitives/week'
import type { BandedRow } from '@tocsin/schema/summary/suppress'
import { type Choices, choicesFrom, seededRandom } from '../random.ts'

/** A mission's year as its figures see it: what was known at the end of each week. */
export type MissionYear = {
  areas: readonly AreaId[]
  weeks: readonly Week[]
  /** Incidents of the week at this place, as known at the end of the week at the other; places from 0. */
  rowsOf(week: number, knownAt: number): readonly BandedRow[]
}

export type YearRule = {
  seed: number
  areas: number
  weeks: number
  /** Incidents of one type in one area and week, on average. */
  mean: number
  /** Persons of one incident, at most. */
  most: number
}

const types = ['sexual_violence', 'maiming', 'injury', 'recruitment', 'killing'] as const
const rule = { startsOn: 1, timeZone: 'Africa/Juba' } as const
const firstDate = '2026-01-05'

/** Place 0 is the week before the first. */
export function weekAt(place: number): Week {
  return weekStarting(rule, addDays(firstDate, 7 * place))
}

/** What an incident is from one week on; a later state replaces it. */
type State = { from: number; row: BandedRow }

/** Incidents that are known at once and late, corrected, verified, rejected, moved: all from the seed. */
export function missionYear({ seed, areas: size, weeks, mean, most }: YearRule): MissionYear {
  const choose = choicesFrom(seededRandom(seed))
  const areas = Array.from({ length: size }, (_, i) => AreaId.parse(`OD${i + 10}`))
  const byWeek = Array.from({ length: weeks }, (_, week) =>
    areas.flatMap((area) =>
      types.flatMap((type) =>
        Array.from({ length: howMany(choose, mean) }, () =>
          states({ choose, week, area, areas, type, most }),
        ),
      ),
    ),
  )
  return {
    areas,
    weeks: byWeek.map((_, place) => weekAt(place)),
    rowsOf: (week, knownAt) =>
      (byWeek[week] ?? []).flatMap(
        (each) => each.findLast(({ from }) => from <= knownAt)?.row ?? [],
      ),
  }
}

/** Few or many: weeks with nothing, and now and then one with far more than usual. */
function howMany(choose: Choices, mean: number): number {
  const usual = choose.chance(0.03) ? mean * 8 : mean
  let count = 0
  for (let left = usual; left > 0; left -= 1) if (choose.chance(Math.min(1, left))) count += 1
  return choose.chance(0.3) ? 0 : count
}

type Born = {
  choose: Choices
  week: number
  area: AreaId
  areas: readonly AreaId[]
  type: (typeof types)[number]
  most: number
}

function states({ choose, week, area, areas, type, most }: Born): State[] {
  const at = weekAt(week).start
  const count = people(choose, most)
  const isElsewhere = choose.chance(0.05)
  const row: BandedRow = {
    id: RecordId.parse(`${'a'.repeat(32)}-${choose.whole(1, 2 ** 31)}`),
    area,
    countedAs: choose.chance(0.3) ? 'verified' : 'unverified',
    what: null,
    occurred: { precision: 'day', earliest: at, latest: at },
    place: isElsewhere
      ? { kind: 'country', code: 'OD', name: 'Ondara', source: 'pin' }
      : { kind: 'point', lat: 1, lon: 2, radiusM: 10, source: 'pin' },
    violations: [{ type, count }],
    knownAt: 0,
    band: type === 'killing' || type === 'injury' ? 'standard' : 'restricted',
  }
  const found: State[] = [{ from: week + delay(choose, 0.6), row }]
  while (choose.chance(0.45)) {
    const last = found.at(-1)
    if (!last) break
    found.push({
      from: last.from + delay(choose, 0.1),
      row: changed(choose, last.row, areas, most),
    })
  }
  return found
}

function delay(choose: Choices, atOnce: number): number {
  return choose.chance(atOnce) ? 0 : choose.whole(1, 20)
}

function people(choose: Choices, most: number): Count {
  const min = choose.whole(1, most)
  if (choose.chance(0.8)) return exactly(min)
  const best = choose.chance(0.7) ? min + choose.whole(0, 4) : null
  const max = choose.chance(0.7) ? (best ?? min) + choose.whole(0, 6) : null
  return { min, best, max, status: 'reported' }
}

function changed(
  choose: Choices,
  row: BandedRow,
  areas: readonly AreaId[],
  most: number,
): BandedRow {
  const [violation] = row.violations
  if (!violation) return row
  const count = people(choose, most)
  return choose.weighted<{ weight: number; next: BandedRow }>(
    [
      { weight: 4, next: { ...row, countedAs: 'verified' } },
      { weight: 3, next: { ...row, violations: [{ ...violation, count }] } },
      { weight: 2, next: { ...row, countedAs: null } },
      { weight: 1, next: { ...row, area: choose.pick(areas) } },
    ],
    ({ weight }) => weight,
  ).next
}

export function previousOf(week: Week): Week {
  return previousWeek(rule, week)
}
