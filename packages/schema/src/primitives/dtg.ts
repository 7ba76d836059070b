/** Months as a date-time group writes them, in every language. */
export const dtgMonths = [
  'JAN',
  'FEB',
  'MAR',
  'APR',
  'MAY',
  'JUN',
  'JUL',
  'AUG',
  'SEP',
  'OCT',
  'NOV',
  'DEC',
]

/**
 * Date-time group in UTC (ACP 121): `220115Z NOV`, with `year` `220115Z NOV 26`. Takes milliseconds
 * since 1970; moments that no calendar holds give `------Z ---`.
 */
export function formatDtg(ms: number, options: { year?: boolean } = {}): string {
  const date = new Date(ms)
  if (Number.isNaN(date.getTime())) return '------Z ---'
  const two = (n: number) => String(n).padStart(2, '0')
  const group = `${two(date.getUTCDate())}${two(date.getUTCHours())}${two(date.getUTCMinutes())}Z`
  const year = options.year ? ` ${two(Math.abs(date.getUTCFullYear()) % 100)}` : ''
  return `${group} ${dtgMonths[date.getUTCMonth()]}${year}`
}
