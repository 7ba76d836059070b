import { elsewhere, type LineKey, ReleaseGrid } from '@tocsin/schema/summary/release/grid'
import { type GridFigures, gridFigures } from '@tocsin/schema/summary/release/grid-figures'
import type { Ledger } from '@tocsin/schema/summary/release/ledger'
import {
  type OutsideTable,
  outsideTable,
  type ReleaseProfile,
} from '@tocsin/schema/summary/release/outside-table'
import { releaseWeek } from '@tocsin/schema/summary/release/release-week'
import type { Paper } from './attack.ts'
import { type MissionYear, previousOf, weekAt } from './mission-year.ts'

const categories: ReleaseGrid['categories'] = [
  { code: 'killed', types: ['killing'], kind: 'open' },
  { code: 'injured', types: ['maiming', 'injury'], kind: 'guarded' },
  { code: 'sexual_violence', types: ['sexual_violence'], kind: 'guarded' },
  { code: 'recruitment', types: ['recruitment'], kind: 'guarded' },
]
export const guarded = ['injured', 'sexual_violence', 'recruitment']

/** All that any profile can be given. */
export const everything: ReleaseProfile = {
  name: 'everything',
  version: 1,
  categories: categories.map(({ code }) => code),
  columns: ['sides', 'last_week', 'restated', 'late', 'sums'],
}

/** Unions of two neighbouring areas, the first pair from this place on. */
export function pairs({ areas }: MissionYear, start = 0): ReleaseGrid {
  const around = areas.map((_, at) => areas[(at + start) % areas.length] ?? areas[0])
  const unions = around.flatMap((area, at) => {
    const next = around[at + 1]
    if (at % 2 === 1 || !area) return []
    return [{ code: `union_${start}_${at}`, of: next ? [area, next] : [area] }]
  })
  return ReleaseGrid.parse({ from: weekAt(0).firstDate, areas: unions, categories })
}

/** Every area of the mission by itself. */
export function single({ areas }: MissionYear): ReleaseGrid {
  const alone = areas.map((area) => ({ code: area.toLowerCase(), of: [area] }))
  return ReleaseGrid.parse({ from: weekAt(0).firstDate, areas: alone, categories })
}

/** The areas, as {@link single} names them, of which a line of one of these grids tells. */
export function areasIn(grids: readonly ReleaseGrid[]): (line: LineKey) => readonly string[] {
  const areas = new Map(grids.flatMap((grid) => grid.areas.map(({ code, of }) => [code, of])))
  return ({ area }) => areas.get(area)?.map((each) => each.toLowerCase()) ?? [elsewhere]
}

/** Figures of a week as known at a release, from the rows of that week; each made once. */
export function figuresOf(year: MissionYear, grid: ReleaseGrid) {
  const made = new Map<string, GridFigures>()
  return (release: number, date: string): GridFigures => {
    const key = `${release} ${date}`
    const place = year.weeks.findIndex(({ firstDate }) => firstDate === date)
    const week = weekAt(place)
    const of = { week, previous: previousOf(week), areas: year.areas }
    const figures = made.get(key) ?? gridFigures(grid, year.rowsOf(place, release - 1), of)
    made.set(key, figures)
    return figures
  }
}

/** The year released week by week through the ledger. */
export function releasedPapers(year: MissionYear, grid: ReleaseGrid, batchWeeks = 13): Paper[] {
  const exact = figuresOf(year, grid)
  let ledger: Ledger = { batchWeeks, grids: [grid], weeks: [], lines: [], late: [] }
  return year.weeks.map((week, place) => {
    const next = releaseWeek(ledger, week.firstDate, (date) => exact(place + 1, date))
    if (!next.ok) throw new RangeError(next.error.code)
    ledger = next.value
    const of = { week: week.firstDate, previous: previousOf(week).firstDate }
    const table = outsideTable(ledger, everything, of)
    if (!table.ok) throw new RangeError(table.error.code)
    return toPaper(table.value, place + 1)
  })
}

function toPaper({ now, lastWeek, restated, late, sums }: OutsideTable, release: number): Paper {
  const isGuarded = ({ category }: { category: string }) => guarded.includes(category)
  const told = now.filter((line) => line.told.total !== null)
  return {
    release,
    lines: [...now, ...lastWeek, ...restated].filter(isGuarded),
    sums: [
      ...sums.filter(isGuarded).map(({ category, told: total }) => ({
        of: told.filter((line) => line.category === category),
        total,
        isAnew: false,
      })),
      ...late.map(({ weeks, area, category, total }) => ({
        of: weeks.map((week) => ({ week, area, category })),
        total,
        isAnew: true,
      })),
    ],
  }
}
