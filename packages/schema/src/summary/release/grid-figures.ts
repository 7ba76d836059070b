import { type Count, sumCounts } from '../../primitives/count.ts'
import type { AreaId } from '../../primitives/ids.ts'
import type { Week } from '../../primitives/week.ts'
import { weeklySummary } from '../compute.ts'
import type { AreaKey, Split } from '../state.ts'
import type { BandedRow } from '../suppress.ts'
import { elsewhere, kindOf, lineId, linesOf, type ReleaseGrid } from './grid.ts'

/** The exact figures of a week by line id: for no reader, only for what decides what is told. */
export type GridFigures = ReadonlyMap<string, Split>

/** Of the rows as they are known now; counted as the weekly summary counts (SPEC SU-1 to SU-8). */
export function gridFigures(
  grid: ReleaseGrid,
  rows: readonly BandedRow[],
  of: { week: Week; previous: Week; areas: readonly AreaId[] },
): GridFigures {
  const cells = {
    guarded: weeklySummary(rows, of).cells,
    open: weeklySummary(
      rows.filter(({ band }) => band === 'standard'),
      of,
    ).cells,
  }
  const areaOf = (area: AreaKey) =>
    grid.areas.find(({ of }) => of.some((each) => each === area))?.code ?? elsewhere
  const categoryOf = new Map(
    grid.categories.flatMap(({ code, types }) => types.map((type) => [type, code] as const)),
  )
  const lines = linesOf(grid, of.week.firstDate).map((line) => {
    const within = cells[kindOf(grid, line.category)].filter(
      ({ type, area }) => categoryOf.get(type) === line.category && areaOf(area) === line.area,
    )
    return [lineId(line), sumSplits(within.map(({ now }) => now))] as const
  })
  return new Map(lines)
}

function sumSplits(splits: readonly Split[]): Split {
  const side = (name: keyof Split): Count => sumCounts(splits.map((split) => split[name]))
  return { verified: side('verified'), unverified: side('unverified'), total: side('total') }
}
