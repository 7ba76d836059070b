import { type Count, sumCounts, ZERO } from '@tocsin/schema/primitives/count'
import { grouped } from '@tocsin/schema/primitives/grouped'
import {
  type LineKey,
  lineId,
  linesOf,
  type ReleaseGrid,
} from '@tocsin/schema/summary/release/grid'
import { smallestTold } from '@tocsin/schema/summary/suppress'
import type { Paper } from './attack.ts'
import type { MissionYear } from './mission-year.ts'
import { figuresOf, guarded } from './papers.ts'

type Exact = { line: LineKey; total: Count }

/**
 * The usual way, without a ledger: every paper from what is known that day, for this week and the
 * last, with true sums over the areas. Small numbers are left out, and where that is one alone, the
 * next larger one beside it.
 */
export function summedPapers(year: MissionYear, grid: ReleaseGrid): Paper[] {
  return year.weeks.map((_, place) => {
    const tables = [...grouped(exactLines(year, grid, place), tableOf).values()]
    return {
      release: place + 1,
      lines: tables.flatMap((table) => {
        const bySize = [...table].sort((a, b) => a.total.min - b.total.min)
        const small = bySize.filter(({ total }) => total.min < smallestTold)
        const silent = small.length === 1 ? bySize.slice(0, 2) : small
        return table.map((each) => told(each, silent.includes(each) ? null : each.total))
      }),
      sums: tables.map((table) => ({
        of: table.map(({ line }) => line),
        total: sumCounts(table.map(({ total }) => total)),
        isAnew: false,
      })),
    }
  })
}

/** The rule of the first telling alone, of what is known that day, for this week and the last. */
export function freshPapers(year: MissionYear, grid: ReleaseGrid): Paper[] {
  return year.weeks.map((_, place) => ({
    release: place + 1,
    lines: exactLines(year, grid, place).map((each) =>
      told(each, each.total.min < smallestTold ? null : each.total),
    ),
    sums: [],
  }))
}

function exactLines(year: MissionYear, grid: ReleaseGrid, place: number): Exact[] {
  const exact = figuresOf(year, grid)
  return year.weeks.slice(Math.max(0, place - 1), place + 1).flatMap(({ firstDate }) =>
    linesOf(grid, firstDate).flatMap((line) => {
      const total = exact(place + 1, firstDate).get(lineId(line))?.total ?? ZERO
      return guarded.includes(line.category) ? [{ line, total }] : []
    }),
  )
}

function tableOf({ line }: Exact): string {
  return `${line.week} ${line.category}`
}

function told({ line }: Exact, total: Count | null) {
  return { ...line, told: { verified: null, unverified: null, total } }
}
