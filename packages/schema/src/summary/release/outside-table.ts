import * as z from 'zod/mini'
import { type Count, sumCounts } from '../../primitives/count.ts'
import { grouped } from '../../primitives/grouped.ts'
import { Code } from '../../primitives/ids.ts'
import { err, ok, type Result } from '../../primitives/result.ts'
import { type Problem, problem } from '../../problem.ts'
import type { ToldSplit } from '../suppress.ts'
import { type LineKey, lineId } from './grid.ts'
import type { LateLine, Ledger, ToldLine } from './ledger.ts'

/** What one kind of recipient is given of what the ledger tells; a changed one has a new version. */
export const ReleaseProfile = z.object({
  name: Code,
  version: z.int().check(z.gte(1)),
  categories: z.array(Code),
  /** Beside the totals of the week. */
  columns: z.array(z.enum(['sides', 'last_week', 'restated', 'late', 'sums'])),
})
export type ReleaseProfile = z.infer<typeof ReleaseProfile>
export type ReleaseColumn = ReleaseProfile['columns'][number]

export type OutsideLine = LineKey & { told: ToldSplit }

/** Over the areas: what is told adds up to `told`, and so many lines are silent beside it. */
export type OutsideSum = { category: string; told: Count; silent: number }

export type OutsideTable = {
  profile: string
  version: number
  week: string
  now: readonly OutsideLine[]
  lastWeek: readonly OutsideLine[]
  /** Of earlier weeks: what this release says anew. */
  restated: readonly OutsideLine[]
  late: readonly LateLine[]
  sums: readonly OutsideSum[]
}

/**
 * The table of a released week as this profile gets it, from the ledger alone: the same at any later
 * time (SPEC RP-5). `not_found` for a week that was not released. `previous`: the first day of the
 * week before.
 */
export function outsideTable(
  ledger: Ledger,
  profile: ReleaseProfile,
  { week, previous }: { week: string; previous: string },
): Result<OutsideTable, Problem> {
  const release = ledger.weeks.indexOf(week) + 1
  if (release === 0) return err(problem('not_found'))
  const has = (column: ReleaseColumn) => profile.columns.includes(column)
  const isFor = ({ category }: { category: string }) => profile.categories.includes(category)
  const toLine = ({ week, area, category, told }: ToldLine): OutsideLine => {
    const total = { verified: null, unverified: null, total: told.total }
    return { week, area, category, told: has('sides') ? told : total }
  }
  const known = ledger.lines.filter((line) => line.release <= release && isFor(line))
  const standing = [...new Map(known.map((line) => [lineId(line), line])).values()]
  const now = standing.filter((line) => line.week === week).map(toLine)
  const before = standing.filter((line) => line.week === previous).map(toLine)
  const restated = known.filter((line) => line.release === release && line.week !== week)
  const late = ledger.late.filter((line) => line.release === release && isFor(line))
  return ok({
    profile: profile.name,
    version: profile.version,
    week,
    now,
    lastWeek: has('last_week') ? before : [],
    restated: has('restated') ? restated.map(toLine) : [],
    late: has('late') ? late : [],
    sums: has('sums') ? [...grouped(now, ({ category }) => category)].map(sumOf) : [],
  })
}

function sumOf([category, lines]: readonly [string, readonly OutsideLine[]]): OutsideSum {
  const told = lines.flatMap(({ told }) => told.total ?? [])
  return { category, told: sumCounts(told), silent: lines.length - told.length }
}
