import type { Count } from '../primitives/count.ts'
import type { AreaId } from '../primitives/ids.ts'
import type { Week } from '../primitives/week.ts'
import { type AreaKey, headlines } from './state.ts'
import type { ToldFigure, ToldSplit, ToldSummary } from './suppress.ts'

const sides = ['verified', 'unverified', 'total'] as const
const ends = ['min', 'best', 'max'] as const
const weeks = [
  ['now', 'this_week'],
  ['before', 'last_week'],
] as const

const keys = [
  ['week_start', '#date+start'],
  ['week_end', '#date+end'],
  ['as_known_by', '#date+known'],
  ['area_code', '#region+code'],
  ['area_name', '#region+name'],
  ['measure_type', '#indicator+type'],
  ['measure', '#indicator+code'],
] as const

const numbers = weeks.flatMap(([, week]) =>
  sides.flatMap((side) =>
    ends.map((end) => [`${week}_${side}_${end}`, `#indicator+num+${week}+${side}+${end}`] as const),
  ),
)

export type CsvOptions = {
  /** UTC minute; empty when the summary is of everything known today. */
  asKnownBy: string
  areaNames: ReadonlyMap<AreaId, string>
  /** Of a paper: how it stands, in every row, for a row is copied without its file. */
  standing?: 'draft' | 'released'
}

/** One figure of a table for machines. `now` and `before` null = nobody worked that week out. */
export type CsvLine = {
  area: AreaKey | 'all'
  type: string
  measure: string
  now: ToldSplit | null
  before: ToldSplit | null
}

/**
 * Figures as a table: names, HXL tags under them (HXL 1.1), then one row a figure. A number that
 * nobody gave is an empty cell, never a zero (SPEC SU-7); one that is withheld says so. The whole
 * mission has an empty area code.
 */
export function csvRows(
  week: Week,
  lines: readonly CsvLine[],
  { asKnownBy, areaNames, standing }: CsvOptions,
): string[][] {
  const status = standing ? [['standing', '#status'] as const] : []
  const columns = [...keys, ...numbers, ...status]
  return [
    columns.map(([name]) => name),
    columns.map(([, tag]) => tag),
    ...lines.map((line) => [
      week.firstDate,
      week.lastDate,
      asKnownBy,
      ...areaCells(line.area, areaNames),
      line.type,
      line.measure,
      ...figureCells(line),
      ...(standing ? [standing] : []),
    ]),
  ]
}

/** The figures of a week that are told, without the rest of its paper. */
export function summaryCsvRows(summary: ToldSummary, options: CsvOptions): string[][] {
  const line = (area: CsvLine['area'], type: string, measure: string, figure: ToldFigure) => ({
    area,
    type,
    measure,
    now: figure.now,
    before: figure.before,
  })
  const lines = [
    line('all', 'incidents', 'incidents', summary.incidents),
    ...headlines.map((name) => line('all', 'headline', name, summary.headline[name])),
    ...summary.byViolation.map((of) => line('all', 'violation', of.type, of)),
    line('all', 'incidents', 'without_violation', summary.withoutViolation),
    ...summary.byArea.flatMap(({ area, incidents, headline }) => [
      line(area, 'incidents', 'incidents', incidents),
      ...headlines.map((name) => line(area, 'headline', name, headline[name])),
    ]),
    ...summary.cells.map((cell) => line(cell.area, 'violation', cell.type, cell)),
  ]
  return csvRows(summary.week, lines, options)
}

function areaCells(area: AreaKey | 'all', names: ReadonlyMap<AreaId, string>): string[] {
  if (area === 'all') return ['', 'Whole mission']
  return area === null ? ['', 'Known by country only'] : [area, names.get(area) ?? area]
}

function figureCells(line: CsvLine): string[] {
  return weeks.flatMap(([key]) =>
    sides.flatMap((side) => {
      const split = line[key]
      return split ? countCells(split[side]) : ends.map(() => '')
    }),
  )
}

/** `[c]`, for confidential, is how official statistics mark a number that they hold and do not tell. */
export const withheldCell = '[c]'

function countCells(count: Count | null): string[] {
  if (count === null) return ends.map(() => withheldCell)
  return ends.map((end) => (count[end] === null ? '' : String(count[end])))
}
