import type { Count } from '../primitives/count.ts'
import { addDays } from '../primitives/local-date.ts'
import { withheldCell } from './csv-rows.ts'
import type { OutsideLine, OutsideTable } from './release/outside-table.ts'

const sides = ['verified', 'unverified', 'total'] as const
const ends = ['min', 'best', 'max'] as const

const keys = [
  ['week_start', '#date+start'],
  ['week_end', '#date+end'],
  ['part', '#meta+part'],
  ['area_code', '#region+code'],
  ['category', '#indicator+code'],
] as const

const numbers = sides.flatMap((side) =>
  ends.map((end) => [`${side}_${end}`, `#indicator+num+${side}+${end}`] as const),
)

/**
 * A profile's table for machines: names, HXL tags under them (HXL 1.1), a row a line. A silent number
 * is `[c]`, one that nobody gave an empty cell. Sums are left to whoever reads it; a late line is dated
 * by the first and the last of its weeks.
 */
export function outsideCsvRows({ now, lastWeek, restated, late }: OutsideTable): string[][] {
  const line = (part: string, { week, area, category, told }: OutsideLine) => [
    week,
    addDays(week, 6),
    part,
    area,
    category,
    ...sides.flatMap((side) => cells(told[side])),
  ]
  const columns = [...keys, ...numbers]
  return [
    columns.map(([name]) => name),
    columns.map(([, tag]) => tag),
    ...now.map((of) => line('now', of)),
    ...lastWeek.map((of) => line('last_week', of)),
    ...restated.map((of) => line('restated', of)),
    ...late.map(({ weeks, area, category, total }) => [
      weeks[0] ?? '',
      addDays(weeks.at(-1) ?? '', 6),
      'late',
      area,
      category,
      ...[null, null, total].flatMap(cells),
    ]),
  ]
}

function cells(count: Count | null): string[] {
  return ends.map((end) => (count === null ? withheldCell : String(count[end] ?? '')))
}
