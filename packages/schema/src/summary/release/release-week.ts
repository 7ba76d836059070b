import { sumCounts, ZERO } from '../../primitives/count.ts'
import { grouped } from '../../primitives/grouped.ts'
import { err, ok, type Result } from '../../primitives/result.ts'
import { type Problem, problem } from '../../problem.ts'
import type { Split } from '../state.ts'
import { kindOf, type LineKey, lineId, linesOf } from './grid.ts'
import type { GridFigures } from './grid-figures.ts'
import {
  batchesOver,
  batchOf,
  gridOf,
  type LateLine,
  type Ledger,
  type ToldLine,
} from './ledger.ts'
import { tellAgain, tellFirst, tellLate } from './tell.ts'

/** The figures of a week, named by its first day, as they are known at the time of the release. */
export type ExactOf = (week: string) => GridFigures

/**
 * The ledger after the release of a week. A week is released once: asked for again, nothing changes.
 * The first release that ends a batch also restates what was told before (SPEC RP-3, RP-4).
 * `bad_input` for a week before the first grid.
 */
export function releaseWeek(
  ledger: Ledger,
  week: string,
  exactOf: ExactOf,
): Result<Ledger, Problem> {
  const grid = gridOf(ledger, week)
  if (!grid) return err(problem('bad_input'))
  if (ledger.weeks.includes(week)) return ok(ledger)
  const exact = exactOf(week)
  const first = linesOf(grid, week).map(
    (line): ToldLine => ({
      ...line,
      release: ledger.weeks.length + 1,
      told: tellFirst(kindOf(grid, line.category), splitOf(exact, line)),
    }),
  )
  const next: Ledger = {
    ...ledger,
    weeks: [...ledger.weeks, week],
    lines: [...ledger.lines, ...first],
  }
  const over = batchesOver(ledger, week)
  const before = Math.max(0, ...ledger.weeks.map((each) => batchesOver(ledger, each)))
  return ok(over > before ? restate(next, over, exactOf) : next)
}

/** `over`: how many batches are over. A line that this release told first is as it was told. */
function restate(ledger: Ledger, over: number, exactOf: ExactOf): Ledger {
  const release = ledger.weeks.length
  const figures = new Map(ledger.weeks.map((week) => [week, exactOf(week)]))
  const exactly = (line: LineKey) => splitOf(figures.get(line.week), line)
  const histories = [...grouped(ledger.lines, lineId).values()]
  const lines = histories.flatMap((said): ToldLine[] => {
    const [first] = said
    const grid = first && gridOf(ledger, first.week)
    if (!first || !grid) return []
    const { week, area, category } = first
    const earlier = said.map(({ told }) => told)
    const told = tellAgain(kindOf(grid, category), exactly(first), earlier)
    return told ? [{ week, area, category, release, told }] : []
  })
  const silent = histories.flatMap(([first]) =>
    first?.told.total === null && batchOf(ledger, first.week) < over ? [first] : [],
  )
  const late = [...grouped(silent, (line) => lateId(batchOf(ledger, line.week), line)).values()]
  return {
    ...ledger,
    lines: [...ledger.lines, ...lines],
    late: [...ledger.late, ...late.flatMap((group) => lateLine(ledger, group, exactly))],
  }
}

/** One line for silent ones of one batch, area and category; always of the weeks it was first told of. */
function lateLine(
  ledger: Ledger,
  silent: readonly ToldLine[],
  exactly: (line: LineKey) => Split,
): LateLine[] {
  const [line] = silent
  if (!line) return []
  const { area, category } = line
  const batch = batchOf(ledger, line.week)
  const earlier = ledger.late.filter((each) => lateId(each.batch, each) === lateId(batch, line))
  const weeks = earlier[0]?.weeks ?? silent.map(({ week }) => week)
  const now = sumCounts(weeks.map((week) => exactly({ week, area, category }).total))
  const totals = earlier.map(({ total }) => total)
  const total = tellLate(now, weeks.length, totals)
  if (total === undefined) return []
  return [{ batch, area, category, weeks, release: ledger.weeks.length, total }]
}

function lateId(batch: number, { area, category }: { area: string; category: string }): string {
  return `${batch} ${area} ${category}`
}

/** A line without a figure is one of nobody. */
function splitOf(figures: GridFigures | undefined, line: LineKey): Split {
  return figures?.get(lineId(line)) ?? { verified: ZERO, unverified: ZERO, total: ZERO }
}
